// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the effort pages.</summary>
public static class EffortLinks
{
    public const string List = "/indsatser";

    public static string Details(string effort) => $"{List}/{effort}";
}
