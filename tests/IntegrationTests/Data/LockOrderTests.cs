using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Features.Share.Drafts;

namespace Vejviser.IntegrationTests.Data;

/// <summary>Who writes in an example that somebody else is writing in waits, and neither is thrown out: rows are taken before the change number.</summary>
public sealed class LockOrderTests
{
    private static readonly Editor Editor = new(new ActingAccount(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

    public static TheoryData<string> Acts { get; } = ["themes", "draft sent again", "import", "account deleted"];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Act_waits_for_the_example_before_it_takes_the_number(string act)
    {
        if (!((IEnumerable<object[]>)TestDatabase.Each).Any(row => row[0].Equals(DatabaseProvider.Postgres)))
        {
            return;
        }

        await using var site = await TestSite.StartAsync(seed: false, provider: DatabaseProvider.Postgres);
        var shared = await site.PublishedAsync();
        var run = await PrepareAsync(site, shared, act);
        await using var db = await site.Contexts().CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.PracticeExamples.Where(example => example.Id == shared.Id).ExecuteUpdateAsync(row => row.SetProperty(example => example.ChangeNumber, example => example.ChangeNumber));

        var running = Task.Run(run);
        await using var watch = await site.Contexts().CreateDbContextAsync();
        while (await watch.Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").SingleAsync() == 0)
        {
            Assert.False(running.IsCompleted, "It did not wait.");
            await Task.Yield();
        }

        await db.NextChangeNumberAsync(CancellationToken.None);
        await transaction.CommitAsync();
        await running;
    }

    private static async Task<Func<Task>> PrepareAsync(TestSite site, Shared shared, string act)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        switch (act)
        {
            case "themes":
                return async () => Assert.Empty(await site.Get<ChangeThemes>().RunAsync(new("unge", !shared.Content.Themes.Contains("unge"), [shared.PublicId]), Editor, CancellationToken.None));
            case "draft sent again":
                var link = db.NewLink((await db.Drafts.SingleAsync(draft => draft.PracticeExampleId == shared.Id)).Id, TimeProvider.System.GetUtcNow().UtcDateTime);
                await db.SaveChangesAsync();
                return async () => Assert.Empty((await site.Get<SendDraft>().RunAsync(DraftLinks.TokenOf(link), null, new(Guid.Empty, shared.AuthorEmail, "https://vejviser.example"), CancellationToken.None)).Issues);
            case "import":
                return () => site.ImportAsync(TestRecords.Record("et-andet"));
            default:
                var account = new Domain.Accounts.Account { Email = "redaktion@kommune.example", Role = AccountRole.Editor, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
                db.Add(account);
                await db.SaveChangesAsync();
                await db.PracticeExamples.Where(example => example.Id == shared.Id).ExecuteUpdateAsync(row => row.SetProperty(example => example.AssigneeId, account.Id));
                await site.Get<Sessions>().BeginAsync(account, isStrong: false, "Testbrowser", CancellationToken.None);
                var session = await db.Sessions.Where(session => session.AccountId == account.Id).Select(session => session.Id).SingleAsync();
                return async () => Assert.Null(await site.Get<DeleteAccount>().DeleteAsync(new(account.Id, session, account.Role), CancellationToken.None));
        }
    }
}
