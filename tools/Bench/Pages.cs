using System.Globalization;

namespace Vejviser.Bench;

/// <summary>How many pages a second one core serves, against an empty page of the same application.</summary>
internal sealed class Pages(VejviserProgram program)
{
    private const string Baseline = "/udvikling/tom";
    private const int HitRounds = 5;
    private const int MissRounds = 3;

    private static readonly TimeSpan Slot = TimeSpan.FromSeconds(1.5);

    /// <summary>The heads of the rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["page", "KB gzip", "hits/s", "to baseline", "misses/s", "to baseline"];

    public static IReadOnlyList<(string Name, string Path)> Paths { get; } =
    [
        ("front", "/"),
        ("list", "/eksempler"),
        ("list with query", "/eksempler?q=svejser"),
        ("case", "/eksempler/bornholm-blive-paa-oeen"),
        ("theme", "/temaer/igu"),
        ("effort", "/indsatser/igu"),
        ("municipality", "/kommuner/aalborg"),
        ("figures", "/tal/kontanthjaelp-mv-andel"),
        ("API list", "/api/v1/examples"),
    ];

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("vejviser-bench-").FullName;
        try
        {
            using var server = program.Serve(directory, seed: true, core: 0);
            await server.UntilItAnswersAsync("/", cancellationToken);
            var (bars, rows) = await MeasureAsync(server, Paths, cancellationToken);
            return new(
                "Pages",
                $"Server on one core, `wrk` with {Wrk.Connections} connections on another; the {46} starter examples. Baseline is `{Baseline}`, an empty Razor page of the same application. " +
                $"Each measured stretch of {Slot.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s lies between two of the baseline, and its ratio is to their mean; medians of {HitRounds} rounds for hits and {MissRounds} for misses, least and most in brackets. " +
                "Misses ask for addresses never seen before (a parameter that is part of the cache's key and changes nothing), so they render, compress and store. *Compressed* sends `Accept-Encoding: gzip, br`.",
                bars,
                Columns,
                rows);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Measures some pages of a running server: the bars of a page that anybody reads, and a row for each.</summary>
    public static async Task<(IReadOnlyList<Bar> Bars, IReadOnlyList<IReadOnlyList<string>> Rows)> MeasureAsync(Server server, IReadOnlyList<(string Name, string Path)> paths, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<string>> rows = [];
        List<Bar> bars = [];
        Dictionary<string, double> bytes = [];
        foreach (var (name, path) in paths)
        {
            bytes[name] = (await server.GetAsync(path, cancellationToken, "gzip")).Body.Length / 1024.0;
        }

        foreach (var encoding in (string?[])[null, "gzip, br"])
        {
            var hits = await RoundsAsync(server, paths, encoding, cached: true, HitRounds, cancellationToken);
            var misses = await RoundsAsync(server, paths, encoding, cached: false, MissRounds, cancellationToken);
            var asked = encoding is null ? "plain" : "compressed";
            foreach (var (name, _) in paths)
            {
                rows.Add(
                [
                    $"{name}, {asked}", Figures.Short(bytes[name]),
                    Figures.Short(hits[name].PerSecond.Median), WithRange(hits[name].Ratio),
                    Figures.Short(misses[name].PerSecond.Median), WithRange(misses[name].Ratio),
                ]);
            }

            rows.Add([$"*baseline, {asked}*", "", Figures.Short(hits[Baseline].PerSecond.Median), "", Figures.Short(misses[Baseline].PerSecond.Median), ""]);
            var worst = paths.Where(page => page.Name != "API list").MinBy(page => hits[page.Name].Ratio.Median).Name;
            bars.Add(Bar.AtLeast($"Cache hits against the baseline, {asked}, slowest page ({worst})", hits[worst].Ratio.Median, 0.6, "×"));
        }

        bars.Add(Bar.AtMost("Largest page, HTML gzip", bytes.Where(page => page.Key != "API list").Max(page => page.Value), 30, "KB"));
        return (bars, rows);
    }

    private static async Task<Dictionary<string, (Figures PerSecond, Figures Ratio)>> RoundsAsync(
        Server server, IReadOnlyList<(string Name, string Path)> paths, string? encoding, bool cached, int rounds, CancellationToken cancellationToken)
    {
        Console.Error.WriteLine($"{(cached ? "hits" : "misses")}, {encoding ?? "plain"} …");
        await Wrk.RunAsync(server.Address, Baseline, encoding, cached, Slot, cancellationToken);
        foreach (var (_, path) in paths)
        {
            await Wrk.RunAsync(server.Address, path, encoding, cached, TimeSpan.FromSeconds(1), cancellationToken);
        }

        var perSecond = paths.Select(page => page.Name).Append(Baseline).ToDictionary(name => name, _ => new List<double>());
        var ratios = paths.ToDictionary(page => page.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            var before = await Wrk.RunAsync(server.Address, Baseline, encoding, cached, Slot, cancellationToken);
            perSecond[Baseline].Add(before);
            foreach (var (name, path) in paths)
            {
                var page = await Wrk.RunAsync(server.Address, path, encoding, cached, Slot, cancellationToken);
                var after = await Wrk.RunAsync(server.Address, Baseline, encoding, cached, Slot, cancellationToken);
                perSecond[name].Add(page);
                perSecond[Baseline].Add(after);
                ratios[name].Add(page / ((before + after) / 2));
                before = after;
            }
        }

        return perSecond.ToDictionary(
            page => page.Key,
            page => (new Figures(page.Value), new Figures(ratios.GetValueOrDefault(page.Key, [1]))));
    }

    private static string WithRange(Figures ratio) => $"{Figures.Short(ratio.Median)} ({Figures.Short(ratio.Min)}–{Figures.Short(ratio.Max)})";
}
