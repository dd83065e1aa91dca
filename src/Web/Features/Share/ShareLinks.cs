// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Address of the page on sharing.</summary>
public static class ShareLinks
{
    public const string Share = "/del";
}
