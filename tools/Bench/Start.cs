namespace Vejviser.Bench;

/// <summary>How soon a node answers, and what it holds.</summary>
internal sealed class Start(VejviserProgram program, Banks banks)
{
    private const int Rounds = 5;

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var bank = await banks.OfAsync(Search.Examples, cancellationToken);
        List<(double Health, double Front, double Memory, double Work)> starts = [];
        for (var round = 0; round < Rounds; round++)
        {
            using var server = program.Serve(bank.Directory);
            var health = await server.UntilItAnswersAsync("/healthz", cancellationToken);
            var front = await server.UntilItAnswersAsync("/", cancellationToken);
            starts.Add((health.TotalSeconds, front.TotalSeconds, server.ResidentMegabytes, server.ProcessorTime.TotalSeconds));
        }

        using var searched = program.Serve(bank.Directory);
        await searched.UntilItAnswersAsync("/healthz", cancellationToken);
        await Search.AskAsync(searched, banks.Corpus, cancellationToken);
        var peak = searched.PeakMegabytes;

        var first = new Figures(starts.Select(start => start.Health));
        var page = new Figures(starts.Select(start => start.Front));
        var work = new Figures(starts.Select(start => start.Work));
        var memory = new Figures(starts.Select(start => start.Memory));
        return new(
            "Start and memory",
            $"{Figures.Short(Search.Examples)} examples and an existing index; {Rounds} starts; seconds from the start of the process. Memory is VmRSS after the first page, and VmHWM after {Search.Asked:#,0} searches.",
            [
                Bar.AtMost("Start to first answer (/healthz), 20,000 cases, median", first.Median, 2, "s"),
                Bar.AtMost("Start to first page (/), 20,000 cases, median", page.Median, 2, "s"),
                Bar.AtMost("Resident memory after start", memory.Median, 300, "MB"),
                Bar.AtMost("Peak memory after more than 1,000 searches", peak, 300, "MB"),
            ],
            ["", "median", "min", "max"],
            [
                Row("first answer, s", first),
                Row("first page, s", page),
                Row("processor time until then, s", work),
                Row("resident after the first page, MB", memory),
                ["peak after the searches, MB", Figures.Short(peak), "", ""],
            ]);
    }

    private static string[] Row(string what, Figures figures) => [what, Figures.Short(figures.Median), Figures.Short(figures.Min), Figures.Short(figures.Max)];
}
