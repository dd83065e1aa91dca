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

    /// <summary>The paper on two pages, to print.</summary>
    public static string Handout(string slug) => $"{Details(slug)}/uddelingspapir";

    /// <summary>The same as a Word document.</summary>
    public static string Word(string slug) => $"{Details(slug)}/word";
}
