// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the pages about the site itself.</summary>
public static class AboutLinks
{
    public const string About = "/om";
    public const string OpenData = "/om/aabne-data";
    public const string Help = "/hjaelp";
    public const string Privacy = "/privatliv";
    public const string Accessibility = "/tilgaengelighed";
    public const string Report = "/om/fejl";

    /// <summary>The page on reporting a fault, knowing which page the reader came from.</summary>
    public static string ReportOn(PathString page) => $"{Report}?side={Uri.EscapeDataString(page)}";
}
