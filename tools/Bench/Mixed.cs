using System.Collections.Concurrent;
using System.Net;

namespace Vejviser.Bench;

/// <summary>What readers notice of a large import.</summary>
internal sealed class Mixed(VejviserProgram program, Banks banks)
{
    private const int Readers = 4;
    private const int StarterExamples = 46;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(15);

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var file = await banks.FileAsync(Search.Examples, cancellationToken);
        var directory = banks.EmptyDirectory();
        using var server = program.Serve(directory, seed: true);
        await server.UntilItAnswersAsync("/", cancellationToken);

        await ReadWhileAsync(server, 0, Task.Delay(TimeSpan.FromSeconds(5), cancellationToken), cancellationToken);
        var idle = await ReadWhileAsync(server, 1, Task.Delay(IdleTime, cancellationToken), cancellationToken);
        var during = await ReadWhileAsync(server, 2, ImportAsync(), cancellationToken);

        var (before, then) = (Times(idle), Times(during));
        var ratio = then.P95 / before.P95;
        var errors = idle.Concat(during).Count(answer => answer.Status != HttpStatusCode.OK);
        return new(
            "Reading during an import",
            $"A server with the {StarterExamples} starter examples; {Readers} readers with {Pause.TotalMilliseconds} ms between their requests, over front, list, search, case, theme, effort, municipality and API, a fourth of them not in the cache. " +
            $"First {IdleTime.TotalSeconds} s at rest, then while another process imports {Figures.Short(Search.Examples)} examples and until all of them can be found. Whole requests, ms.",
            [
                Bar.AtMost("Readers' p95 during an import of 20,000, against idle", ratio, 5, "×"),
                Bar.AtMost("Errors readers met meanwhile", errors, 0, ""),
            ],
            ["", "requests", "errors", "p50", "p95", "max"],
            [Row("at rest", idle), Row("during import and indexing", during)]);

        async Task ImportAsync()
        {
            await program.RunAsync(directory, ["import", "examples", file], cancellationToken);
            await server.UntilIndexedAsync(StarterExamples + Search.Examples, cancellationToken);
        }
    }

    private static Figures Times(IEnumerable<Answer> answers) => new(answers.Select(answer => answer.Milliseconds));

    private static string[] Row(string when, IReadOnlyCollection<Answer> answers)
    {
        var times = Times(answers);
        return
        [
            when, Figures.Short(times.Count), answers.Count(answer => answer.Status != HttpStatusCode.OK).ToString(System.Globalization.CultureInfo.InvariantCulture),
            Figures.Short(times.Median), Figures.Short(times.P95), Figures.Short(times.Max),
        ];
    }

    private async Task<IReadOnlyCollection<Answer>> ReadWhileAsync(Server server, int phase, Task work, CancellationToken cancellationToken)
    {
        var searches = Queries.All(banks.Corpus, seed: 10 + phase).SelectMany(kind => kind.Paths).ToArray();
        ConcurrentBag<Answer> answers = [];
        await Task.WhenAll(Enumerable.Range(0, Readers).Select(ReadAsync));
        await work;
        return answers;

        async Task ReadAsync(int reader)
        {
            for (var i = 0; !work.IsCompleted; i++)
            {
                var path = i % 4 == 3 ? searches[(i * Readers + reader) % searches.Length] : Pages.Paths[(i + reader) % Pages.Paths.Count].Path;
                answers.Add(await server.GetAsync(path, cancellationToken, "gzip, br"));
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
