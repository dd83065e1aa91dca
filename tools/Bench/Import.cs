namespace Vejviser.Bench;

/// <summary>How long an import takes, and what it holds.</summary>
internal sealed class Import(Banks banks)
{
    private const int Few = 2_000;

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var few = await banks.OfAsync(Few, cancellationToken);
        var many = await banks.OfAsync(Search.Examples, cancellationToken);
        var growth = many.Import.PeakMegabytes / few.Import.PeakMegabytes;
        return new(
            "Import",
            "`import examples` of generated examples into an empty SQLite bank, with an idle server running beside it. Peak is VmHWM.",
            [
                Bar.AtMost("Import of 20,000 cases", many.Import.Elapsed.TotalSeconds, 60, "s"),
                Bar.AtMost("Import memory, 20,000 against 2,000 cases (flat: below 1.5 for ten times as many)", growth, 1.5, "×"),
            ],
            ["cases", "import, s", "peak of the import, MB", "indexed by the running server after, s", "peak of the server, MB"],
            [Row(Few, few), Row(Search.Examples, many)]);
    }

    private static string[] Row(int examples, Bank bank) =>
    [
        Figures.Short(examples), Figures.Short(bank.Import.Elapsed.TotalSeconds), Figures.Short(bank.Import.PeakMegabytes),
        Figures.Short(bank.Indexing.TotalSeconds), Figures.Short(bank.ServerPeakMegabytes),
    ];
}
