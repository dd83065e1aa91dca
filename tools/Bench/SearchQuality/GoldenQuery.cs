using System.Text.Json;

namespace Vejviser.Bench.SearchQuality;

/// <summary>One judged query of golden.json.</summary>
/// <param name="Id">Its name in lists.</param>
/// <param name="Kind">What it tries: compound, inflection, synonym, typo, topic, known-item or municipality.</param>
/// <param name="Query">What is typed.</param>
/// <param name="Half">"tune" is for changing weights, "report" for telling how good search is.</param>
/// <param name="Relevant">The cases that answer it, graded 1 (worth seeing) to 3 (just what was meant).</param>
internal sealed record GoldenQuery(string Id, string Kind, string Query, string Half, IReadOnlyDictionary<string, int> Relevant)
{
    public const string Tune = "tune";
    public const string Report = "report";

    public static IReadOnlyList<GoldenQuery> Read(string root, string half) =>
        JsonSerializer.Deserialize<List<GoldenQuery>>(File.ReadAllText(Path.Combine(root, "tools", "Bench", "SearchQuality", "golden.json")), JsonSerializerOptions.Web)!
            .Where(query => query.Half == half)
            .ToList();
}
