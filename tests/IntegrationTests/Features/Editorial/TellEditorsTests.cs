using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Links;
using Vejviser.Data.Mail;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Links;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class TellEditorsTests
{
    private const string Mailbox = "redaktion@kommune.example";

    // Monday at 6.59 in Denmark, in winter.
    private static readonly DateTimeOffset Early = new(2026, 3, 2, 5, 59, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Overview_is_sent_once_each_Monday_from_seven_however_many_nodes(DatabaseProvider provider)
    {
        var clock = new TestClock(Early);
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await using var other = database.OtherNode();
        await database.FollowAsync();
        await other.FollowAsync();
        await database.Get<IDbContextFactory<AppDbContext>>().ShareAsync(at: clock.GetUtcNow().UtcDateTime);
        TellEditors[] nodes = [Tell(database, clock), Tell(other, clock), Tell(database, clock), Tell(other, clock)];

        Assert.Equal(0, await SentAfterAsync(TimeSpan.Zero));
        Assert.Equal(1, await SentAfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(1, await SentAfterAsync(TimeSpan.FromHours(8)));
        for (var day = 1; day < 7; day++)
        {
            Assert.Equal(1, await SentAfterAsync(TimeSpan.FromDays(1)));
        }

        Assert.Equal(2, await SentAfterAsync(TimeSpan.FromDays(1)));

        async Task<int> SentAfterAsync(TimeSpan time)
        {
            clock.Advance(time);
            await Task.WhenAll(nodes.Select(node => Task.Run(() => node.RunAsync(CancellationToken.None))));
            return (await MailsAsync(database)).Count;
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Seven_is_seven_in_Denmark_in_summer_too(DatabaseProvider provider)
    {
        var clock = new TestClock(new(2026, 7, 6, 4, 59, 0, TimeSpan.Zero));
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.FollowAsync();
        await database.Get<IDbContextFactory<AppDbContext>>().ShareAsync(at: clock.GetUtcNow().UtcDateTime);

        await Tell(database, clock).RunAsync(CancellationToken.None);
        Assert.Empty(await MailsAsync(database));
        clock.Advance(TimeSpan.FromMinutes(1));
        await Tell(database, clock).RunAsync(CancellationToken.None);
        Assert.Single(await MailsAsync(database));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_is_sent_when_nothing_waits(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.FollowAsync();
        await database.PublicAsync(clock);
        await Tell(database, clock).RunAsync(CancellationToken.None);

        Assert.Empty(await MailsAsync(database));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Letter_tells_what_waits_and_no_more(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.FollowAsync();
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("forfalden", record => record["source_url"] = "https://doed.example/side")));
        await database.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(20));
        await database.PublicAsync(clock);
        // Monday 8 March 2027: two examples were to be confirmed on the 2nd, one is on the 22nd.
        clock.Advance(TimeSpan.FromDays(351));
        var now = clock.GetUtcNow().UtcDateTime;
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        await contexts.ShareAsync(at: now);
        await contexts.ShareAsync(at: now);
        var silent = await contexts.ShareAsync(at: now);
        await using (var db = database.Open())
        {
            var example = await db.PracticeExamples.SingleAsync(example => example.Id == silent.Id);
            example.Ask(Actor.Editors, now, "Hvor mange?");
            example.AuthorReminders = 2;
            db.Add(new CheckedLink { Url = "https://doed.example/side", NextCheckAt = now, Failures = 3, Fault = "siden findes ikke (404)" });
            db.Add(new ProblemReport { Text = "Tallet er forkert.", CreatedAt = now });
            var consultation = new Consultation { Paper = "proeve", Dilemma = "dilemma", OpenedAt = now, ClosesOn = new(2027, 3, 20) };
            var published = new Statement { MunicipalityCode = "0316", Role = "chef", Text = "Noget.", SentAt = now };
            published.Publish(now);
            consultation.Statements.AddRange([published, new() { MunicipalityCode = "0751", Role = "chef", Text = "Noget.", SentAt = now }]);
            var paper = PositionPaper.Begin("proeve", "Prøve", 9);
            paper.Write(paper.Working with { Facts = [Fact("forfalden", new(2027, 3, 8)), Fact("ikke-endnu", new(2027, 3, 9))] });
            paper.Publish("Nyt.", now);
            db.AddRange(consultation, paper);
            db.Add(new ProblemReport { Text = "Rettet.", CreatedAt = now, HandledAt = now });
            await db.SaveChangesAsync();
        }

        await Tell(database, clock).RunAsync(CancellationToken.None);

        var mail = Assert.Single(await MailsAsync(database));
        Assert.Equal((Mailbox, "Ugens overblik fra Vejviser"), (mail.To, mail.Subject));
        Assert.Equal(
            [
                "2 eksempler til gennemsyn.", "1 henvendelse uden svar.", "1 forfatter, der ikke svarer.", "1 eksempel, der snart skal bekræftes.",
                "2 eksempler, der ikke er bekræftet til tiden.", "1 link, der ikke virker.", "1 oplysning i et synspunkt, der skal ses efter.", "1 høringssvar til gennemsyn.",
            ],
            mail.Text.Split('\n').Where(line => line.Length > 0 && char.IsAsciiDigit(line[0])));
        Assert.Contains("https://vejviser.example/redaktion/gennemgang", mail.Text);

        static Fact Fact(string id, DateOnly nextCheck) => new(id, "Noget.", null, null, "2023", "En kilde", null, false, new(2026, 1, 1), nextCheck, null);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Without_a_mailbox_it_goes_to_the_editors_and_to_nobody_else(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.FollowAsync();
        var now = clock.GetUtcNow().UtcDateTime;
        await database.Get<IDbContextFactory<AppDbContext>>().ShareAsync(at: now);
        await using (var db = database.Open())
        {
            foreach (var role in Enum.GetValues<AccountRole>())
            {
                db.Add(new Vejviser.Domain.Accounts.Account { Email = $"{role}@kommune.example".ToLowerInvariant(), Role = role, CreatedAt = now });
                db.Add(new Vejviser.Domain.Accounts.Account { Email = $"lukket-{role}@kommune.example".ToLowerInvariant(), Role = role, CreatedAt = now, DisabledAt = now });
            }

            await db.SaveChangesAsync();
        }

        await Tell(database, clock, mailbox: null).RunAsync(CancellationToken.None);

        Assert.Equal(["administrator@kommune.example", "editor@kommune.example"], (await MailsAsync(database)).Select(mail => mail.To));
    }

    [Fact]
    public async Task Mailbox_is_the_operators_setting()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock, settings: "--Site:EditorsMailbox=post@redaktion.example");
        (await site.VisitorAsync(AccountRole.Editor)).Dispose();
        await site.Contexts().ShareAsync(at: clock.GetUtcNow().UtcDateTime);
        await site.Get<TellEditors>().RunAsync(CancellationToken.None);

        Assert.Single(await site.Contexts().MailAsync("post@redaktion.example"));
        Assert.Empty(await site.Contexts().MailAsync("editor@kommune.example"));
    }

    private static TellEditors Tell(TestDatabase database, TimeProvider clock, string? mailbox = Mailbox)
    {
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var site = new Site(TestSettings.Read(("Site:Url", "https://vejviser.example"), ("Site:EditorsMailbox", mailbox)));
        return new(contexts, new ListReviews(contexts, database.Get<ContentFollower>(), new DeadLinks(contexts), clock), site, clock);
    }

    private static async Task<IReadOnlyList<OutboxMessage>> MailsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Outbox.AsNoTracking().Where(message => message.Kind == "editors-overview").OrderBy(message => message.To).ToListAsync();
    }
}
