// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the pages on who uses an example.</summary>
public static class AdoptionLinks
{
    /// <summary>Where a municipality tells that it uses an example.</summary>
    public static string Tell(string slug) => $"{PracticeExampleLinks.Details(slug)}/brug";
}
