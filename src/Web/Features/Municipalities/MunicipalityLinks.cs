// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the municipality pages.</summary>
public static class MunicipalityLinks
{
    public const string List = "/kommuner";

    public static string Details(string slug) => $"{List}/{slug}";

    /// <summary>Who is like a municipality, and why.</summary>
    public static string Alike(string slug) => $"{Details(slug)}/lignende";
}
