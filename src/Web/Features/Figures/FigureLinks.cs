// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the figures.</summary>
public static class FigureLinks
{
    public const string List = "/tal";

    public static string Details(string series) => $"{List}/{series}";

    /// <summary>All numbers of a series as a table.</summary>
    public static string Csv(string series) => $"{Details(series)}/tal.csv";

    public static string Api(string series) => $"/api/v1/series/{series}/observations";
}
