using System.Diagnostics;
using System.Text;
using Vejviser.Bench.SearchQuality;
using Vejviser.Domain.Search;

namespace Vejviser.Bench;

/// <summary>How fast text becomes tokens, and cases an index.</summary>
internal sealed class Analysis(Banks banks)
{
    private const int Examples = 2_000;
    private const int WarmRuns = 20;

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var texts = banks.Corpus.Sentences;
        var random = new Random(1);
        // The compiler is done before the clock runs: other words, so that the cache still knows none of the texts'.
        Megabytes(Unseen(60_000));
        var cold = Speed(texts);
        var warm = Enumerable.Range(0, WarmRuns).Select(_ => Speed(texts)).Max();
        var unseen = Speed(Unseen(30_000));

        await using var examples = File.OpenRead(await banks.FileAsync(Examples, cancellationToken));
        await using var search = await OurSearch.WithAsync(examples, cancellationToken);
        var clock = Stopwatch.StartNew();
        await search.IndexAsync(cancellationToken);
        var perCase = clock.Elapsed.TotalMilliseconds / Examples;

        return new(
            "Analysis and indexing",
            "In one process on one core: words, folding, stems and compounds of the committed cases' sentences. *Cold*: none of their words has been seen; *warm*: all have (best of several runs). " +
            $"*Unseen compounds*: random compounds of two words, each only once. The index of {Figures.Short(Examples)} generated cases is built from the database to the finished file.",
            [
                Bar.AtLeast("Analysis of the committed cases, cold", cold, 2, "MB/s"),
                Bar.AtLeast("Analysis of the committed cases, warm", warm, 2, "MB/s"),
                Bar.AtMost("Index build, per case", perCase, 3, "ms"),
            ],
            ["what", "figure"],
            [
                ["committed cases, MB", Figures.Short(texts.Sum(Encoding.UTF8.GetByteCount) / 1e6)],
                ["cold, MB/s", Figures.Short(cold)],
                ["warm, MB/s", Figures.Short(warm)],
                ["unseen compounds, MB/s", Figures.Short(unseen)],
                ["index build, ms a case", Figures.Short(perCase)],
            ]);

        List<string> Unseen(int count) => Enumerable.Range(0, count).Select(_ => banks.Corpus.Compound(random)).ToList();
    }

    private static double Speed(IReadOnlyList<string> texts)
    {
        var started = Stopwatch.GetTimestamp();
        return Megabytes(texts) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Megabytes(IReadOnlyList<string> texts)
    {
        var bytes = 0L;
        foreach (var text in texts)
        {
            bytes += Encoding.UTF8.GetByteCount(text);
            foreach (var word in DanishText.Words(text))
            {
                _ = DanishAnalyzer.Analyze(word.Folded);
            }
        }

        return bytes / 1e6;
    }
}
