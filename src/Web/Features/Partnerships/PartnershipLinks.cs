// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the partnerships.</summary>
public static class PartnershipLinks
{
    public const string List = "/partnerskaber";

    public static string Details(string slug) => $"{List}/{slug}";

    /// <summary>A public recommendation.</summary>
    public static string Recommendation(string slug, int number) => $"{Details(slug)}/anbefalinger/{number}";
}
