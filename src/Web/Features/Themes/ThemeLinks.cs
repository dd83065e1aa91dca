// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the theme pages.</summary>
public static class ThemeLinks
{
    public const string List = "/temaer";

    public static string Details(string theme) => $"{List}/{theme}";

    public static string Feed(string theme) => $"/feeds/temaer/{theme}.atom";
}
