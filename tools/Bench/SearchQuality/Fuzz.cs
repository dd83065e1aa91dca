using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Vejviser.Domain.Search;
using Vejviser.UnitTests.Search;

namespace Vejviser.Bench.SearchQuality;

/// <summary>Whether any text at all is understood, and how time grows with length.</summary>
internal sealed class Fuzz(string root)
{
    public const int Inputs = 1_000_000;

    private const int Shown = 10;

    private static readonly int[] Lengths = [1, 2, 4, 8];

    /// <summary>Tries so many texts; says how many failed, and the first of them.</summary>
    public (string Report, bool IsGood) Measure(int inputs, CancellationToken cancellationToken)
    {
        var thesaurus = new Thesaurus(JsonSerializer.Deserialize<List<ThesaurusEntry>>(File.ReadAllText(Path.Combine(root, "content", "thesaurus.json")), JsonSerializerOptions.Web)!);
        var report = new StringBuilder();
        var (failed, characters, slowest) = (0, 0L, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        var number = 0;
        foreach (var text in AnalyzerFuzz.Texts(inputs))
        {
            cancellationToken.ThrowIfCancellationRequested();
            characters += text.Length;
            var started = Stopwatch.GetTimestamp();
            if (Fault(text, thesaurus) is { } fault && failed++ < Shown)
            {
                report.Append(CultureInfo.InvariantCulture, $"input {number}: {fault}: {JsonSerializer.Serialize(text.Length > 200 ? text[..200] : text)}\n");
            }

            // What the first inputs wait for is the compiler.
            slowest = number > 1_000 && Stopwatch.GetElapsedTime(started) is var elapsed && elapsed > slowest ? elapsed : slowest;
            number++;
        }

        report.Append(CultureInfo.InvariantCulture, $"{inputs:#,0} inputs, {characters / 1e6:0.0} million characters, {clock.Elapsed.TotalSeconds:0} s: {failed} failed. The slowest took {slowest.TotalMilliseconds:0} ms.\n\n");
        report.Append("Time for the same text once, twice, four and eight times, after the cache of words has filled with others:\n\n| text | 1×, ms | 2× | 4× | 8× | 8× per length |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (name, make) in Shapes())
        {
            var times = Lengths.Select(times => Best(make(times), thesaurus)).ToList();
            report.Append(CultureInfo.InvariantCulture, $"| {name} | {times[0]:0.00} | {times[1] / times[0]:0.0} | {times[2] / times[0]:0.0} | {times[3] / times[0]:0.0} | {times[3] / times[0] / 8:0.00} |\n");
        }

        return (report.ToString(), failed == 0);
    }

    private static string? Fault(string text, Thesaurus thesaurus)
    {
        try
        {
            return AnalyzerFuzz.Fault(text, thesaurus);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private IEnumerable<(string Name, Func<int, string> Make)> Shapes()
    {
        var corpus = new Corpus(root);
        var running = string.Join(' ', corpus.Sentences);
        var compounds = AnalyzerFuzz.Compounds(2_500, new Random(int.MaxValue));
        return
        [
            ("running text", times => Repeat(running, times)),
            ("compounds", times => Repeat(compounds + " ", times)),
            ("one endless word", times => Repeat(new('x', 50_000), times)),
            ("letters and full stops", times => Repeat("a.b.", times * 12_500)),
            ("digits and full stops", times => Repeat("123.", times * 12_500)),
            ("combining marks", times => "a" + new string('\u0301', times * 50_000)),
            ("lone surrogates", times => new string('\uD83D', times * 50_000)),
            ("open quotes", times => new string('"', times * 50_000)),
        ];
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static double Best(string text, Thesaurus thesaurus)
    {
        List<double> times = [];
        for (var run = 0; run < 5; run++)
        {
            var started = Stopwatch.GetTimestamp();
            _ = AnalyzerFuzz.Fault(text, thesaurus);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Min();
    }
}
