using System.Globalization;
using System.Text;

namespace Vejviser.Bench;

/// <summary>How long numbers take to come in, and how fast the pages are that show many of them.</summary>
internal sealed class Observations(VejviserProgram program)
{
    private const int Municipalities = 98;
    private const int Periods = 120;
    private const int Series = 20;
    private const int Few = 20_000;
    private const int Many = 200_000;

    private static readonly IReadOnlyList<(string Name, string Path)> Paths =
    [
        ("figures: map and table", "/tal/bench-07?kommune=aalborg"),
        ("figures: per 10,000", "/tal/bench-07?visning=pr-10000"),
        ("figures: over time", "/tal/bench-07/udvikling"),
        ("figures: all series", "/tal"),
        ("municipality with 20 series", "/kommuner/aalborg"),
    ];

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("vejviser-bench-").FullName;
        try
        {
            var codes = Codes();
            var few = await ImportAsync(Path.Combine(directory, "few"), codes, "bench", Few / Municipalities, 1, cancellationToken);
            var many = await ImportAsync(Path.Combine(directory, "many"), codes, "bench", (Many / Municipalities) + 1, 1, cancellationToken);
            var again = await ImportAsync(Path.Combine(directory, "many"), codes, "bench", (Many / Municipalities) + 1, 1, cancellationToken);
            var bank = Path.Combine(directory, "bank");
            for (var series = 1; series <= Series; series++)
            {
                await ImportAsync(bank, codes, $"bench-{series:00}", Periods, series, cancellationToken);
            }

            using var server = program.Serve(bank, seed: false, core: 0);
            var started = await server.UntilItAnswersAsync("/tal", cancellationToken);
            var (bars, rows) = await Pages.MeasureAsync(server, Paths, cancellationToken);
            return new(
                "Figures",
                $"`import figures` of one file with every municipality and month (numbers made by a rule, in a database of their own), with the numbers in no order, into an empty SQLite database, and the same file again; peak is VmHWM. Then {Series} series of {Periods} months each ({Danish(Series * Periods * Municipalities)} numbers): " +
                $"first answer {Figures.Short(started.TotalSeconds)} s after start, {Figures.Short(server.PeakMegabytes)} MB at most. Pages are measured as above, on a server with these series. Imports: {Danish(Few)} numbers {Figures.Short(few.Elapsed.TotalSeconds)} s and {Figures.Short(few.PeakMegabytes)} MB; {Danish(Many)} {Figures.Short(many.Elapsed.TotalSeconds)} s and {Figures.Short(many.PeakMegabytes)} MB; again {Figures.Short(again.Elapsed.TotalSeconds)} s.",
                [
                    Bar.AtMost("Import of 200,000 numbers", many.Elapsed.TotalSeconds, 30, "s"),
                    Bar.AtMost("Memory of that import, against 20,000 numbers (flat: below 1.5 for ten times as many)", many.PeakMegabytes / few.PeakMegabytes, 1.5, "×"),
                    .. bars,
                ],
                Pages.Columns,
                rows);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }

        static string Danish(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
    }

    private async Task<Finished> ImportAsync(string directory, IReadOnlyList<string> codes, string series, int periods, int seed, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, $"{series}.csv");
        await File.WriteAllTextAsync(file, Table(codes, periods, seed), cancellationToken);
        return await program.RunAsync(directory, ["import", "figures", file, "--series", series, "--title", $"Bench {series}", "--source", "bench", "--date", "2026-01-01"], cancellationToken);
    }

    // The newest month is within reach of the inhabitants that ship with the program, unless more months are wanted than lie between 1900 and then.
    private static string Table(IReadOnlyList<string> codes, int periods, int seed)
    {
        List<string> lines = [];
        for (var back = 0; back < periods; back++)
        {
            var month = new DateOnly(periods > 1_500 ? 2099 : 2026, 12, 1).AddMonths(-back);
            for (var place = 0; place < codes.Count; place++)
            {
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{codes[place]};{month.Year}M{month.Month:00};{20 + ((place * 37) + (back * 11) + (seed * 101)) % 900}\n"));
            }
        }

        new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lines));
        return new StringBuilder("kommune;periode;antal\n").AppendJoin("", lines).ToString();
    }

    private static List<string> Codes()
    {
        using var reader = new StreamReader(Vejviser.Data.Content.ContentFiles.Open("municipalities.csv"));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0])];
    }
}
