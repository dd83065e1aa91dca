using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Features.Share.Drafts;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

public sealed class ExpireDraftsTests
{
    private const string Email = "forfatter@kommune.example";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Author_is_warned_twice_and_then_the_draft_goes_with_its_files(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var routine = Routine(database, clock);
        var link = await AddAsync(database, clock);
        await AddFileAsync(database, clock);

        await AfterAsync(75.9, warnings: 0);
        await AfterAsync(0.2, warnings: 1);
        await AfterAsync(10.8, warnings: 1);
        await AfterAsync(0.2, warnings: 2);
        await AfterAsync(2.8, warnings: 2);
        await using (var db = database.Open())
        {
            Assert.NotNull(await db.DraftWithTokenAsync(DraftLinks.TokenOf(link), Now(clock), CancellationToken.None));
        }

        await AfterAsync(0.2, warnings: 2);
        await using var after = database.Open();
        Assert.Equal((0, 0, 0, 0), (await after.Drafts.CountAsync(), await after.DraftLinks.CountAsync(), await after.Attachments.CountAsync(), await after.AttachmentParts.CountAsync()));

        async Task AfterAsync(double days, int warnings)
        {
            clock.Advance(TimeSpan.FromDays(days));
            await routine.RunAsync(CancellationToken.None);
            await routine.RunAsync(CancellationToken.None);
            await using var db = database.Open();
            Assert.Equal(warnings, await db.Outbox.CountAsync(mail => mail.To == Email && mail.Kind == "draft-expiry"));
        }
    }

    [Fact]
    public async Task Link_leads_nowhere_once_the_time_is_up_and_warned_links_lead_there_until_then()
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        var link = await AddAsync(database, clock);
        clock.Advance(TimeSpan.FromDays(88));
        await Routine(database, clock).RunAsync(CancellationToken.None);
        await using var db = database.Open();
        // Both warnings were due; one letter is enough.
        var letter = await db.Outbox.SingleAsync();
        Assert.StartsWith("https://vejviser.example/del/kladde/", letter.Text[letter.Text.IndexOf("https", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.NotNull(await db.DraftWithTokenAsync(DraftLinks.TokenOf(Authors.LinkIn(letter.Text)), Now(clock), CancellationToken.None));

        clock.Advance(TimeSpan.FromDays(2.1));
        Assert.Null(await db.DraftWithTokenAsync(DraftLinks.TokenOf(link), Now(clock), CancellationToken.None));
    }

    [Fact]
    public async Task Touching_a_draft_starts_the_clock_anew()
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        await AddAsync(database, clock);
        clock.Advance(TimeSpan.FromDays(80));
        await Routine(database, clock).RunAsync(CancellationToken.None);
        await using (var db = database.Open())
        {
            (await db.Drafts.SingleAsync()).Touch(Now(clock));
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromDays(80));
        await Routine(database, clock).RunAsync(CancellationToken.None);
        await using var after = database.Open();
        Assert.Equal((1, 2), (await after.Drafts.CountAsync(), await after.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Draft_that_was_sent_stays_as_long_as_its_example()
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        var link = await AddAsync(database, clock);
        await using (var db = database.Open())
        {
            var draft = await db.Drafts.SingleAsync();
            var example = PracticeExample.Create("sendt", draft.Content, Actor.Author, Now(clock));
            example.Submit(Actor.Author, Now(clock));
            db.Add(example);
            await db.SaveChangesAsync();
            draft.PracticeExampleId = example.Id;
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromDays(400));
        await Routine(database, clock).RunAsync(CancellationToken.None);
        await using var after = database.Open();
        Assert.NotNull(await after.DraftWithTokenAsync(DraftLinks.TokenOf(link), Now(clock), CancellationToken.None));
        Assert.Empty(await after.Outbox.ToListAsync());
    }

    private static ExpireDrafts Routine(TestDatabase database, TestClock clock) => new(
        database.Get<IDbContextFactory<AppDbContext>>(),
        TestSettings.Site,
        clock);

    private static async Task<string> AddAsync(TestDatabase database, TestClock clock)
    {
        await using var db = database.Open();
        var draft = new Draft { Content = PracticeExampleContent.Blank with { Title = "Glemt" }, Email = Email, CreatedAt = Now(clock), UpdatedAt = Now(clock), ExpiresAt = Now(clock) + Draft.Lifetime };
        db.Add(draft);
        await db.SaveChangesAsync();
        var link = db.NewLink(draft.Id, Now(clock));
        await db.SaveChangesAsync();
        return link;
    }

    private static async Task AddFileAsync(TestDatabase database, TestClock clock)
    {
        await using var db = database.Open();
        var file = new Attachment { Id = Guid.NewGuid(), DraftId = (await db.Drafts.SingleAsync()).Id, FileName = "a.png", MediaType = "image/png", Size = 3, Hash = [1], IsMachineChecked = true, CreatedAt = Now(clock) };
        db.Add(file);
        db.Add(new AttachmentPart { AttachmentId = file.Id, Number = 0, Bytes = [1, 2, 3] });
        await db.SaveChangesAsync();
    }

    private static DateTime Now(TestClock clock) => clock.GetUtcNow().UtcDateTime;
}
