using System.Globalization;
using Vejviser.IntegrationTests.Faults;

namespace Vejviser.Bench;

/// <summary>All municipalities at work at once, while readers come at half the pace there is room for; and the same while a node and the database are killed.</summary>
internal sealed class Load(Banks banks)
{
    private static readonly TimeSpan Duration = TimeSpan.FromMinutes(5);

    public async Task<Section> MeasureAsync(CancellationToken cancellationToken)
    {
        var searches = Queries.All(banks.Corpus, seed: 20).SelectMany(kind => kind.Paths).ToArray();
        var common = Pages.Paths.Select(page => page.Path).ToArray();
        using var load = new LoadRun([.. searches.SelectMany((search, i) => (string[])[common[i * 3 % common.Length], common[(i * 3 + 1) % common.Length], common[(i * 3 + 2) % common.Length], search])]);
        await load.StartAsync();
        // Once through, so that the compiler has done its work.
        await load.MostAsync();
        var rest = await load.RestAsync();
        var most = await load.MostAsync();
        var perSecond = most.Readers.Count / most.Duration.TotalSeconds / 2;
        cancellationToken.ThrowIfCancellationRequested();
        var all = await load.AllAsync(Duration, perSecond, hasFaults: false);
        cancellationToken.ThrowIfCancellationRequested();
        var broken = await load.AllAsync(Duration, perSecond, hasFaults: true);
        foreach (var fault in all.Faults.Concat(broken.Faults).CountBy(fault => fault))
        {
            Console.Error.WriteLine($"{fault.Value} × {fault.Key}");
        }

        return new(
            "Load",
            $"Two nodes behind nginx over one PostgreSQL with the starter content, all of it and the load itself on this machine. Signed in: {Figures.Short(load.Users)} ({LoadRun.UsersOfEach} of each municipality), a page each {LoadRun.Reading.Least.TotalSeconds} to {LoadRun.Reading.Most.TotalSeconds} s, none of it from a cache. " +
            $"Readers: half as many requests as {LoadRun.Lanes} of them got answered when they never waited, with everybody signed in at work ({Figures.Short(perSecond * 2)} a second), three of four for common pages and one for one of {searches.Length} searches. " +
            $"Each load lasts {Duration.TotalMinutes} minutes; times in ms, from when a request was due. In the second a node is killed after one minute and started again after two, and PostgreSQL is killed and started again after three.",
            [.. Bars("Load", rest, all), .. Bars("Load, a node and PostgreSQL killed", rest, broken), Bar.AtMost("Load: memory of a node in the last minute against the second", all.Growth, 1.2, "×")],
            ["", "requests", "a second", "errors", "p50", "p95", "p99", "max"],
            [
                Row("at rest, readers", rest, rest.Readers), Row("at rest, signed in", rest, rest.SignedIn),
                Row("readers who never wait", most, most.Readers), Row("meanwhile, signed in", most, most.SignedIn),
                Row("load, readers", all, all.Readers), Row("load, signed in", all, all.SignedIn),
                Row("killed, readers", broken, broken.Readers), Row("killed, signed in", broken, broken.SignedIn),
            ]);
    }

    private static IEnumerable<Bar> Bars(string what, LoadPart rest, LoadPart load) =>
    [
        Bar.AtMost($"{what}: errors", load.Faults.Count(), 0, ""),
        Bar.AtMost($"{what}: readers' p95 against rest", Times(load.Readers).P95 / Times(rest.Readers).P95, 10, "×"),
        Bar.AtMost($"{what}: p95 of those signed in against rest", Times(load.SignedIn).P95 / Times(rest.SignedIn).P95, 10, "×"),
    ];

    private static Figures Times(IEnumerable<LoadAnswer> answers) => new(answers.Select(answer => answer.Milliseconds));

    private static string[] Row(string when, LoadPart part, IReadOnlyList<LoadAnswer> answers)
    {
        var times = Times(answers);
        return
        [
            when, Figures.Short(times.Count), Figures.Short(times.Count / part.Duration.TotalSeconds), answers.Count(answer => answer.Fault is not null).ToString(CultureInfo.InvariantCulture),
            Figures.Short(times.Median), Figures.Short(times.P95), Figures.Short(times.P99), Figures.Short(times.Max),
        ];
    }
}
