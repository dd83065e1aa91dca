using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Nobody fills a mailbox through our forms: not from one address, not from many, not all at once, not through several nodes.</summary>
public sealed class LetterLimitsTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly TestClock clock = TestClock.AtStart();

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task All_at_once_on_two_nodes_get_no_more_than_there_may_be(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var other = database.OtherNode();
        var now = clock.GetUtcNow().UtcDateTime;

        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            await using var db = (number % 2 == 0 ? database : other).Open();
            return await db.TakeAsync("to nobody", [1, 2, 3], 5, Hour, now, CancellationToken.None);
        })));

        Assert.Equal(5, taken.Count(one => one));
        await using var db = database.Open();
        Assert.Equal(5, await db.LimitedUses.SumAsync(use => use.Count));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Room_comes_back_as_time_goes_and_not_before(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        async Task<int> TakeManyAsync(string limit = "to nobody", byte caller = 1)
        {
            await using var db = database.Open();
            var taken = 0;
            while (taken < 100 && await db.TakeAsync(limit, [caller], 3, Hour, clock.GetUtcNow().UtcDateTime, CancellationToken.None))
            {
                taken++;
            }

            return taken;
        }

        Assert.Equal(3, await TakeManyAsync());
        Assert.Equal(3, await TakeManyAsync(caller: 2));
        Assert.Equal(3, await TakeManyAsync("from nobody"));
        clock.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal(0, await TakeManyAsync());
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(3, await TakeManyAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_is_rolled_back_was_not_used(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var time = 0; time < 3; time++)
        {
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync();
            Assert.True(await db.TakeAsync("to nobody", [1], 1, Hour, clock.GetUtcNow().UtcDateTime, CancellationToken.None));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Callers_letters_are_counted_on_all_nodes_together(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider, settings: "--RateLimit:PerMinute=100000");
        await using var other = await site.OtherNodeAsync("--RateLimit:PerMinute=100000");
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < LetterLimits.PerHour + 2; time++)
        {
            answers.Add(await PostAsync(time % 2 == 0 ? site : other, "/om/fejl", caller: null, ("text", "Der er en fejl i en af teksterne på forsiden.")));
        }

        Assert.Equal(LetterLimits.PerHour, answers.Count(answer => answer == HttpStatusCode.Redirect));
        Assert.Equal([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers[LetterLimits.PerHour..]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Many_callers_at_once_cannot_fill_one_mailbox(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider, settings: ["--RateLimit:PerMinute=100000", "--ForwardedHeaders_Enabled=true", "--Site:EditorsMailbox=redaktion@kommune.example"]);

        var follow = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => PostAsync(site, "/foelg?tema=igu", Caller(number), ("email", "offer@kommune.example"))));
        var report = await Task.WhenAll(Enumerable.Range(0, 24).Select(number => PostAsync(site, "/om/fejl", Caller(number), ("text", "Der er en fejl i en af teksterne på forsiden."))));

        Assert.All(follow.Concat(report), answer => Assert.Equal(HttpStatusCode.Redirect, answer));
        Assert.InRange((await site.LettersAsync("offer@kommune.example")).Count, 1, 3);
        Assert.Equal(20, (await site.LettersAsync("redaktion@kommune.example")).Count);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal(24, await db.ProblemReports.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Codes_asked_for_all_at_once_are_five_an_hour_to_a_mailbox(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider, settings: "--ForwardedHeaders_Enabled=true");
        var visitors = Enumerable.Range(0, 16).Select(_ => new Visitor(site.Address)).ToList();
        foreach (var visitor in visitors)
        {
            await visitor.OpenAsync("/konto/log-ind");
        }

        await Task.WhenAll(visitors.Select(visitor => visitor.SubmitAsync("/log-ind", ("email", "medarbejder@kk.dk"))));

        Assert.All(visitors, visitor => Assert.StartsWith("/konto/kode", visitor.Path, StringComparison.Ordinal));
        Assert.Equal(5, (await site.LettersAsync("medarbejder@kk.dk")).Count);
        visitors.ForEach(visitor => visitor.Dispose());
    }

    /// <summary>What follows a plus is the owner's own mark; mail to all of them ends in one mailbox.</summary>
    [Fact]
    public async Task Marks_after_a_plus_give_nobody_another_mailbox_to_fill()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--RateLimit:PerMinute=100000", "--ForwardedHeaders_Enabled=true"]);
        for (var number = 0; number < 6; number++)
        {
            Assert.Equal(HttpStatusCode.Redirect, await PostAsync(site, "/foelg?tema=igu", Caller(number), ("email", $"offer+{number}@kommune.example")));
        }

        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal(3, await db.Outbox.CountAsync());
    }

    [Fact]
    public async Task Neither_callers_nor_mailboxes_can_be_read_from_what_is_counted()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: "--RateLimit:PerMinute=100000");
        await PostAsync(site, "/foelg?tema=igu", caller: null, ("email", "offer@kommune.example"));
        await using var other = await TestSite.StartAsync(seed: false, settings: "--RateLimit:PerMinute=100000");
        await PostAsync(other, "/foelg?tema=igu", caller: null, ("email", "offer@kommune.example"));

        var (here, there) = (await RowsAsync(site), await RowsAsync(other));
        Assert.Equal(["from follow", "to follow-confirmation"], here.Select(row => row.Limit));
        Assert.All(here, row => Assert.Equal(HMACSHA256.HashSizeInBytes, row.Caller.Length));
        foreach (var text in (string[])["127.0.0.1", "offer@kommune.example"])
        {
            Assert.DoesNotContain(here, row => row.Caller.AsSpan().SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        }

        // Another installation has another key.
        Assert.Equal(here.Select(row => row.Limit), there.Select(row => row.Limit));
        Assert.Empty(here.Select(row => Convert.ToHexString(row.Caller)).Intersect(there.Select(row => Convert.ToHexString(row.Caller))));
    }

    private static async Task<List<LimitedUse>> RowsAsync(TestSite site)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.LimitedUses.OrderBy(row => row.Limit).ToListAsync();
    }

    private static string Caller(int number) => string.Create(CultureInfo.InvariantCulture, $"203.0.113.{number + 1}");

    private static async Task<HttpStatusCode> PostAsync(TestSite site, string path, string? caller, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        if (caller is not null)
        {
            request.Headers.Add("X-Forwarded-For", caller);
        }

        using var response = await site.Client.SendAsync(request);
        return response.StatusCode;
    }
}
