// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the figures.</summary>
public static class FigureLinks
{
    public const string List = "/tal";

    public static string Details(string series) => $"{List}/{series}";

    /// <summary>All numbers of a series as a table.</summary>
    public static string Csv(string series) => $"{Details(series)}/tal.csv";

    /// <summary>The same as a spreadsheet.</summary>
    public static string Spreadsheet(string series) => $"{Details(series)}/tal.xlsx";

    /// <summary>The map as a drawing.</summary>
    public static string Drawing(string series) => $"{Details(series)}/kort.svg";

    /// <summary>The map alone, for a frame on another site.</summary>
    public static string Embed(string series) => $"{Details(series)}/indlejret";

    /// <summary>Small maps and a table over time.</summary>
    public static string Trend(string series) => $"{Details(series)}/udvikling";

    public static string Api(string series) => $"/api/v1/series/{series}/observations";
}
