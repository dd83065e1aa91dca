// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the municipality pages.</summary>
public static class MunicipalityLinks
{
    public const string List = "/kommuner";

    public static string Details(string slug) => $"{List}/{slug}";
}
