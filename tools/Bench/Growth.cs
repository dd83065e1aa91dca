namespace Vejviser.Bench;

/// <summary>What becomes of it all as the bank grows.</summary>
internal sealed class Growth(VejviserProgram program, Banks banks)
{
    private static readonly int[] Sizes = [1_000, 10_000, 20_000, 100_000];

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var size in Sizes)
        {
            var bank = await banks.OfAsync(size, cancellationToken);
            using var server = program.Serve(bank.Directory);
            var start = await server.UntilItAnswersAsync("/", cancellationToken);
            var resident = server.ResidentMegabytes;
            var asked = await Search.AskAsync(server, banks.Corpus, cancellationToken);
            var answers = asked.SelectMany(kind => kind.Answers).ToList();
            var search = new Figures(answers.Select(answer => answer.SearchMilliseconds!.Value));
            var whole = new Figures(answers.Select(answer => answer.Milliseconds));
            rows.Add(
            [
                Figures.Short(size), .. new[]
                {
                    search.Median, search.P95, whole.Median, whole.P95, asked.Average(kind => kind.Work), bank.IndexMegabytes, start.TotalSeconds, resident, server.PeakMegabytes,
                    bank.Import.Elapsed.TotalSeconds, bank.Import.PeakMegabytes,
                }.Select(Figures.Short),
            ]);
        }

        return new(
            "Growth",
            "The same queries over banks of different sizes; times of search and request, and the server's own work for a request, in ms; start to the first page and import in s, sizes in MB.",
            [],
            ["cases", "search p50", "p95", "request p50", "p95", "CPU", "index", "start", "resident", "peak", "import", "import's peak"],
            rows);
    }
}
