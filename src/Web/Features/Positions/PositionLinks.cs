// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the positions.</summary>
public static class PositionLinks
{
    public const string List = "/synspunkter";

    public static string Details(string slug) => $"{List}/{slug}";

    /// <summary>A version, which never changes.</summary>
    public static string Version(string slug, int number) => $"{Details(slug)}?version={number}";

    /// <summary>A claim in the newest version.</summary>
    public static string Claim(string slug, string claim) => $"{Details(slug)}#{claim}";

    /// <summary>A dilemma with what became of it and what municipalities answered.</summary>
    public static string Dilemma(string slug, string dilemma) => $"{Details(slug)}/{dilemma}";

    /// <summary>Where a municipality answers a dilemma.</summary>
    public static string Answer(string slug, string dilemma) => $"{Dilemma(slug, dilemma)}/svar";

    /// <summary>A consultation on its dilemma's page.</summary>
    public static string Consultation(string slug, string dilemma, int id) => $"{Dilemma(slug, dilemma)}#{ConsultationAnchor(id)}";

    public static string ConsultationAnchor(int id) => $"hoering-{id}";

    public static string SummaryAnchor(int id) => $"sammenfatning-{id}";

    /// <summary>The anchor of a published statement.</summary>
    public static string StatementAnchor(int id) => $"svar-{id}";

    /// <summary>New versions and consultations as Atom.</summary>
    public const string Feed = "/feeds/synspunkter.atom";

    /// <summary>The paper on two pages, to print.</summary>
    public static string Handout(string slug) => $"{Details(slug)}/uddelingspapir";

    /// <summary>The same as a Word document.</summary>
    public static string Word(string slug) => $"{Details(slug)}/word";
}
