namespace Vejviser.Bench;

/// <summary>How long a search takes among 20,000 examples.</summary>
internal sealed class Search(VejviserProgram program, Banks banks)
{
    public const int Examples = 20_000;

    /// <summary>How many questions a server is asked in all: three rounds of warm-up, until the compiler has done its work, and one that is measured.</summary>
    public const int Asked = (WarmUps + 1) * 10 * Queries.OfEachKind;

    private const int WarmUps = 3;

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var bank = await banks.OfAsync(Examples, cancellationToken);
        using var server = program.Serve(bank.Directory);
        await server.UntilItAnswersAsync("/healthz", cancellationToken);
        var asked = await AskAsync(server, banks.Corpus, cancellationToken);
        var all = asked.SelectMany(kind => kind.Answers).ToList();
        var work = asked.Average(kind => kind.Work);
        var search = new Figures(all.Select(answer => answer.SearchMilliseconds!.Value));
        var whole = new Figures(all.Select(answer => answer.Milliseconds));

        return new(
            "Search",
            $"{Figures.Short(Examples)} generated examples of about 290 words; {all.Count} different queries one after another, each as the whole page `/eksempler` with its facets, " +
            $"none from the cache, after a warm-up with {Figures.Short(WarmUps * all.Count)} others. *Search* is what the server tells in `Server-Timing`; *request* is the whole request seen from the caller, uncompressed, in ms. *CPU* is what the server's process worked for a request, on average: the figure that does not grow when others use the machine.",
            [
                Bar.AtMost("Search request over 20,000 cases, p50", whole.Median, 5, "ms"),
                Bar.AtMost("Search request over 20,000 cases, p95", whole.P95, 15, "ms"),
                Bar.AtMost("… of it the search itself, p50", search.Median, 5, "ms"),
                Bar.AtMost("… of it the search itself, p95", search.P95, 15, "ms"),
            ],
            ["query", "search p50", "p95", "max", "request p50", "p95", "max", "CPU"],
            [.. asked.Select(kind => Row(kind.Kind, kind.Answers, kind.Work)), Row("**all**", all, work)]);
    }

    /// <summary>Asks everything, after a warm-up with other questions; tells the server's work for a request of each kind, in ms.</summary>
    public static async Task<IReadOnlyList<(string Kind, List<Answer> Answers, double Work)>> AskAsync(Server server, Corpus corpus, CancellationToken cancellationToken)
    {
        foreach (var path in Enumerable.Range(2, WarmUps).SelectMany(seed => Queries.All(corpus, seed)).SelectMany(kind => kind.Paths))
        {
            await server.GetAsync(path, cancellationToken);
        }

        List<(string, List<Answer>, double)> asked = [];
        foreach (var (kind, paths) in Queries.All(corpus, seed: 1))
        {
            List<Answer> answers = [];
            var before = server.ProcessorTime;
            foreach (var path in paths)
            {
                answers.Add(await server.GetAsync(path, cancellationToken));
            }

            asked.Add((kind, answers, (server.ProcessorTime - before).TotalMilliseconds / answers.Count));
        }

        return asked;
    }

    private static string[] Row(string kind, List<Answer> answers, double work)
    {
        var search = new Figures(answers.Select(answer => answer.SearchMilliseconds!.Value));
        var whole = new Figures(answers.Select(answer => answer.Milliseconds));
        return [kind, .. new[] { search.Median, search.P95, search.Max, whole.Median, whole.P95, whole.Max, work }.Select(Figures.Short)];
    }
}
