using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.IntegrationTests.Features.Questions;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Follow;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Features.Follow;

public sealed class SendDigestsTests
{
    // The clock starts on Monday 2 March 2026 at 10.30 UTC.
    private static readonly TimeSpan ToNextMondayMorning = TimeSpan.FromDays(7) - TimeSpan.FromHours(4.5);

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [InlineData("2026-03-02T05:59:00Z", "2026-02-23T06:00:00Z")]
    [InlineData("2026-03-02T06:00:00Z", "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-08T23:59:00Z", "2026-03-02T06:00:00Z")]
    [InlineData("2026-03-30T05:00:00Z", "2026-03-30T05:00:00Z")] // Summer time began the day before.
    public void Week_begins_on_Monday_at_seven_in_Denmark(string at, string expected) =>
        Assert.Equal(Utc(expected), SendDigests.MondayMorning(Utc(at)));

    [Fact]
    public async Task Week_s_news_comes_on_Monday_in_one_letter_and_never_again()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        await FollowAsync(site, clock, "a@kommune.example", SubscriptionPace.Weekly, (SubscriptionKind.Theme, "opkvalificering"), (SubscriptionKind.Municipality, "0851"), (SubscriptionKind.Search, "/eksempler?q=kvargelhop"));
        await FollowAsync(site, clock, "b@kommune.example", SubscriptionPace.Weekly, (SubscriptionKind.Theme, "igu"));
        clock.Advance(TimeSpan.FromDays(1));
        var shared = await site.PublicAsync(clock, content => content with { Summary = "Kvargelhop om tirsdagen." });
        clock.Advance(ToNextMondayMorning - TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        await DigestAsync(site);
        Assert.Empty(await site.LettersAsync("a@kommune.example"));

        clock.Advance(TimeSpan.FromMinutes(5));
        await DigestAsync(site);
        await DigestAsync(site);
        clock.Advance(TimeSpan.FromDays(7));
        await DigestAsync(site);

        var letter = Assert.Single(await site.LettersAsync("a@kommune.example"));
        Assert.Equal("Nyt i Vejviser", letter.Subject);
        Assert.Contains($"Nyt eksempel: {shared.Content.Title}. Kvargelhop om tirsdagen.", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"{site.Address}eksempler/{shared.PublicId}", letter.Text, StringComparison.Ordinal);
        Assert.Empty(await site.LettersAsync("b@kommune.example"));
    }

    [Fact]
    public async Task Follower_of_an_example_hears_what_happens_to_it_once_it_has_settled()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        var shared = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromHours(1));
        await FollowAsync(site, clock, "a@kommune.example", SubscriptionPace.AtOnce, (SubscriptionKind.Example, shared.PublicId));
        clock.Advance(TimeSpan.FromHours(1));
        await ActAsync(site, shared, (example, at) =>
        {
            example.NoteAdoption("Aarhus Kommune", at, "Bruger det.");
            example.Confirm(Actor.Author, at);
        });
        await DigestAsync(site);
        Assert.Empty(await site.LettersAsync("a@kommune.example"));

        clock.Advance(TimeSpan.FromMinutes(3));
        await DigestAsync(site);
        var letter = Assert.Single(await site.LettersAsync("a@kommune.example"));
        Assert.Contains("afprøvning meldt af Aarhus Kommune, 2. marts 2026.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bekræftet", letter.Text, StringComparison.Ordinal);

        await ActAsync(site, shared, (example, at) => example.Withdraw(Actor.Editors, at, "Slut."));
        clock.Advance(TimeSpan.FromMinutes(3));
        await DigestAsync(site);
        Assert.Contains("trukket tilbage af redaktionen", (await site.LettersAsync("a@kommune.example"))[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_has_not_said_yes_gets_anything()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        await FollowAsync(site, clock, "a@kommune.example", SubscriptionPace.AtOnce, (SubscriptionKind.Theme, "opkvalificering"));
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Subscriptions.ExecuteUpdateAsync(row => row.SetProperty(one => one.ConfirmedAt, (DateTime?)null));
        }

        await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await DigestAsync(site);

        Assert.Empty(await site.LettersAsync("a@kommune.example"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Two_nodes_write_each_letter_once_and_a_stop_in_the_middle_loses_none(DatabaseProvider provider)
    {
        var (site, clock) = await AskedSite.StartAsync(provider);
        await using var disposed = site;
        await using var other = await site.OtherNodeAsync();
        const int Followers = 350;
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.AddRange(Enumerable.Range(0, Followers).Select(number => Following($"f{number}@kommune.example", SubscriptionPace.AtOnce, (SubscriptionKind.Theme, "opkvalificering"), clock)));
            await db.SaveChangesAsync();
        }

        await site.PublicAsync(clock);
        await other.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(5));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<Exception>(() => Task.WhenAll(RunForeverAsync(site, stop.Token), RunForeverAsync(other, stop.Token)));

        await Task.WhenAll(DigestAsync(site), DigestAsync(other));
        await DigestAsync(site);

        await using var read = await site.Contexts().CreateDbContextAsync();
        var to = await read.Outbox.Where(message => message.Kind == "digest").Select(message => message.To).ToListAsync();
        Assert.Equal((Followers, Followers), (to.Count, to.Distinct().Count()));
    }

    [Fact]
    public async Task Clock_that_was_ahead_silences_nobody_and_repeats_nothing()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        await FollowAsync(site, clock, "a@kommune.example", SubscriptionPace.AtOnce, (SubscriptionKind.Theme, "opkvalificering"));
        await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(300));
        await DigestAsync(site);
        clock.Advance(TimeSpan.FromDays(-300) + TimeSpan.FromHours(1));
        await DigestAsync(site);
        Assert.Single(await site.LettersAsync("a@kommune.example"));

        clock.Advance(TimeSpan.FromMinutes(5));
        var second = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await DigestAsync(site);

        Assert.Contains(second.Content.Title, (await site.LettersAsync("a@kommune.example"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(2, (await site.LettersAsync("a@kommune.example")).Count);
    }

    [Fact]
    public async Task Letter_says_to_mail_programs_how_to_stop_it()
    {
        var (site, clock) = await AskedSite.StartAsync();
        await using var disposed = site;
        await FollowAsync(site, clock, "a@kommune.example", SubscriptionPace.AtOnce, (SubscriptionKind.Theme, "opkvalificering"));
        await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await DigestAsync(site);
        var letter = Assert.Single(await site.LettersAsync("a@kommune.example"));
        await using var server = await MailServer.StartAsync();

        Assert.Null(await new MailSender(server.Settings).SendAsync(letter));

        var received = await server.NextAsync();
        Assert.Equal(($"<{letter.UnsubscribeAddress}>", "List-Unsubscribe=One-Click"), (received.ListUnsubscribe, received.ListUnsubscribePost));
    }

    private static async Task RunForeverAsync(TestSite site, CancellationToken stop)
    {
        while (true)
        {
            await site.Get<SendDigests>().RunAsync(stop);
            stop.ThrowIfCancellationRequested();
        }
    }

    private static Task DigestAsync(TestSite site) => site.Get<SendDigests>().RunAsync(CancellationToken.None);

    private static async Task FollowAsync(TestSite site, TestClock clock, string email, SubscriptionPace pace, params (SubscriptionKind Kind, string Subject)[] subjects)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        db.AddRange(subjects.Select(subject => Following(email, pace, subject, clock)));
        await db.SaveChangesAsync();
    }

    private static Subscription Following(string email, SubscriptionPace pace, (SubscriptionKind Kind, string Subject) subject, TestClock clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new() { Email = email, Kind = subject.Kind, Subject = subject.Subject, Pace = pace, CreatedAt = now, ConfirmedAt = now, SentUpTo = now.AddSeconds(-1) };
    }

    private static async Task ActAsync(TestSite site, Shared shared, Action<PracticeExample, DateTime> act)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        act(await db.PracticeExamples.SingleAsync(example => example.Id == shared.Id), site.Get<TimeProvider>().GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync();
    }

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
