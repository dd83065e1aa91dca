using System.Globalization;
using System.Text;

namespace Vejviser.Bench.SearchQuality;

/// <summary>How well search answers the judged queries, beside two plain full-text searches over the same cases.</summary>
internal sealed class SearchQualityBench(string root)
{
    private const string Begin = "<!-- Written by scripts/bench search-quality. -->";
    private const string End = "<!-- By hand again. -->";

    /// <summary>Measures one half of the queries.</summary>
    /// <param name="half">"report" writes the table into docs/search.md; "tune" lists the queries that could be answered better.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> MeasureAsync(string half, CancellationToken cancellationToken)
    {
        await using var ours = await OurSearch.WithStarterContentAsync(cancellationToken);
        var texts = ours.Texts;
        using var fts5 = new PlainFts5(texts);
        using var postgres = new PlainPostgres(texts);
        ISearchEngine[] engines = [ours, fts5, postgres];
        var asked = GoldenQuery.Read(root, half)
            .Select(query => (Query: query, Found: engines.Select(engine => engine.Search(query.Query)).ToArray()))
            .Select(pair => new Asked(pair.Query, pair.Found[0], pair.Found.Select(found => Judgement.Of(pair.Query, found)).ToArray()))
            .ToList();

        var table = Table(engines, asked, texts.Count);
        if (half == GoldenQuery.Report)
        {
            WriteDocument(table);
            return table;
        }

        return table + "\n" + Worst(asked);
    }

    private static string Table(ISearchEngine[] engines, List<Asked> asked, int cases)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{asked.Count} queries of the *{asked[0].Query.Half}* half over {cases} cases. Each cell: {string.Join(" / ", engines.Select(engine => engine.Name))}.\n\n");
        text.Append("| kind | nDCG@10 | recall@10 | MRR | nothing found |\n|---|---:|---:|---:|---:|\n");
        foreach (var kind in asked.GroupBy(one => one.Query.Kind).Select(group => (Name: group.Key, Asked: group.ToList())).Append((Name: "**all**", Asked: asked)))
        {
            var means = engines.Select((_, engine) => Judgement.Mean(kind.Asked.ConvertAll(one => one.Judgements[engine]))).ToList();
            text.Append(CultureInfo.InvariantCulture, $"| {kind.Name} | {Cell(mean => mean.Gain)} | {Cell(mean => mean.Recall)} | {Cell(mean => mean.Reciprocal)} | {Cell(mean => mean.Empty)} |\n");

            string Cell(Func<Judgement, double> value) => string.Join(" / ", means.Select((mean, engine) =>
            {
                var number = value(mean).ToString("0.00", CultureInfo.InvariantCulture);
                return engine == 0 ? $"**{number}**" : number;
            }));
        }

        return text.ToString();
    }

    // Where work on search pays: the order found, with each case's grade, and what was missed.
    private static string Worst(List<Asked> asked)
    {
        var text = new StringBuilder("Queries below 0.85, or below a plain search:\n");
        foreach (var (query, found, judgements) in asked.Where(one => one.Judgements[0].Gain < 0.85 || one.Judgements.Max(judgement => judgement.Gain) > one.Judgements[0].Gain + 0.02).OrderBy(one => one.Judgements[0].Gain))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{query.Id} »{query.Query}«: nDCG {string.Join(" / ", judgements.Select(one => one.Gain.ToString("0.00", CultureInfo.InvariantCulture)))}, found {found.Count}\n");
            text.Append(CultureInfo.InvariantCulture, $"  found:  {string.Join(", ", found.Take(10).Select(id => $"{id} ({query.Relevant.GetValueOrDefault(id)})"))}\n");
            text.Append(CultureInfo.InvariantCulture, $"  missed: {string.Join(", ", query.Relevant.Where(pair => !found.Take(10).Contains(pair.Key)).Select(pair => $"{pair.Key} ({pair.Value})"))}\n");
        }

        return text.ToString();
    }

    private void WriteDocument(string table)
    {
        var path = Path.Combine(root, "docs", "search.md");
        var text = File.ReadAllText(path);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"docs/search.md lacks the line {Begin} or, after it, {End}");
        }

        File.WriteAllText(path, $"{text[..begin]}{Begin}\n\n{table}\n{text[end..]}");
    }

    private sealed record Asked(GoldenQuery Query, IReadOnlyList<string> Found, Judgement[] Judgements);
}
