using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class RemindAuthorsTests
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Author_is_reminded_after_five_and_ten_working_days_and_then_does_not_answer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        var clock = TestClock.AtStart();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var shared = await contexts.ShareAsync(at: clock.GetUtcNow().UtcDateTime);
        await DoAsync(database, example => example.Ask(Actor.Editors, clock.GetUtcNow().UtcDateTime, "Hvor mange?"));
        RemindAuthors[] nodes = [new(contexts, TestSettings.Site, clock), new(contexts, TestSettings.Site, clock)];

        // Asked on Monday 2 March; the fifth working day is Monday 9 March, the tenth Monday 16 March.
        Assert.Equal(0, await MailsAfterAsync(TimeSpan.FromDays(6)));
        Assert.Equal(1, await MailsAfterAsync(TimeSpan.FromDays(1)));
        Assert.Equal(1, await MailsAfterAsync(TimeSpan.FromDays(6)));
        Assert.Equal(2, await MailsAfterAsync(TimeSpan.FromDays(1)));
        Assert.Equal(2, await MailsAfterAsync(TimeSpan.FromDays(60)));

        var mails = await contexts.MailAsync(shared.AuthorEmail);
        Assert.Contains("Vi minder jer om det én gang til", mails[0].Text);
        Assert.Contains("sidste gang", mails[1].Text);
        Assert.All(mails, mail => Assert.Contains("https://vejviser.example/del/kladde/", mail.Text));
        var queue = await new ListQueue(contexts, database.Get<ContentFollower>(), clock).RunAsync(null, null, null, CancellationToken.None);
        Assert.Contains("svarer ikke", queue.Rows.Single().Remarks);

        async Task<int> MailsAfterAsync(TimeSpan time)
        {
            clock.Advance(time);
            foreach (var node in nodes)
            {
                await node.RunAsync(CancellationToken.None);
            }

            return (await contexts.MailAsync(shared.AuthorEmail)).Count;
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Author_who_has_answered_is_left_in_peace(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = TestClock.AtStart();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var shared = await contexts.ShareAsync(at: clock.GetUtcNow().UtcDateTime);
        await DoAsync(database, example => example.Ask(Actor.Editors, clock.GetUtcNow().UtcDateTime, "Hvor mange?"));
        await DoAsync(database, example => example.Answer(Actor.Author, clock.GetUtcNow().UtcDateTime, "47"));
        clock.Advance(TimeSpan.FromDays(30));
        await new RemindAuthors(contexts, TestSettings.Site, clock).RunAsync(CancellationToken.None);

        Assert.Empty(await contexts.MailAsync(shared.AuthorEmail));
    }

    private static async Task DoAsync(TestDatabase database, Action<PracticeExample> act)
    {
        await using var db = database.Open();
        act(await db.PracticeExamples.SingleAsync());
        await db.SaveChangesAsync();
    }
}
