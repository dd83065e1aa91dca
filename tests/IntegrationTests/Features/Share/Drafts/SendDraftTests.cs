using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Features.Share.Drafts;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

public sealed class SendDraftTests
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Drafts_of_one_title_sent_at_once_get_addresses_of_their_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var send = Sender(database);
        var tokens = new List<string>();
        for (var draft = 0; draft < 6; draft++)
        {
            tokens.Add(await AddAsync(database, $"forfatter-{draft}@kommune.example"));
        }

        var outcomes = await Task.WhenAll(tokens.Select((token, number) => Task.Run(() => send.RunAsync(token, null, new(Guid.Empty, $"forfatter-{number}@kommune.example", "https://vejviser.example"), CancellationToken.None))));

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Issues));
        await using var db = database.Open();
        Assert.Equal(["ens-titel", "ens-titel-2", "ens-titel-3", "ens-titel-4", "ens-titel-5", "ens-titel-6"], (await db.PracticeExamples.Select(example => example.Slug).ToListAsync()).Order());
        Assert.Equal(6, await db.Drafts.CountAsync(draft => draft.PracticeExampleId != null));
        Assert.Equal(6, await db.Outbox.CountAsync(mail => mail.Kind == "receipt"));
        Assert.All(await db.PracticeExamples.ToListAsync(), example => Assert.Equal((PublicationState.Submitted, 1, 1), (example.State, example.SubmittedRevision, example.AuthorApprovedRevision)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task One_draft_sent_from_two_tabs_at_once_is_one_example(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var send = Sender(database);
        var token = await AddAsync(database, "forfatter@kommune.example");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                await send.RunAsync(token, null, new(Guid.Empty, "forfatter@kommune.example", "https://vejviser.example"), CancellationToken.None);
                return true;
            }
            catch (Exception exception) when (exception is IllegalTransitionException or DbUpdateConcurrencyException)
            {
                return false;
            }
        })));

        Assert.Single(answers, true);
        await using var db = database.Open();
        Assert.Equal((1, 1), (await db.PracticeExamples.CountAsync(), await db.Outbox.CountAsync(mail => mail.Kind == "receipt")));
    }

    [Fact]
    public async Task Secret_of_a_draft_stands_in_no_log()
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore.Database=Trace"]);
        using var log = new LogLines();
        site.Get<ILoggerFactory>().AddProvider(log);
        using var author = await site.SendAsync("Uden spor");
        await author.Visitor.OpenAsync($"{author.Draft}/godkend");
        await author.Visitor.OpenAsync($"{author.Draft}/findes-ikke");
        await author.Visitor.OpenAsync($"/del/kladde/{author.Token}x");

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(author.Token, StringComparison.Ordinal));
    }

    private static SendDraft Sender(TestDatabase database)
    {
        var (contexts, clock) = (database.Get<IDbContextFactory<AppDbContext>>(), TimeProvider.System);
        var limits = database.LetterLimits(clock);
        return new(contexts, new(contexts, database.Get<ContentFollower>(), limits, clock), new(contexts, new(contexts, limits, clock), clock), clock);
    }

    private static async Task<string> AddAsync(TestDatabase database, string email)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var db = database.Open();
        var draft = new Draft { Content = SharedExamples.Content with { Title = "Ens titel" }, Email = email, CreatedAt = now, UpdatedAt = now, ExpiresAt = now + Draft.Lifetime };
        db.Add(draft);
        await db.SaveChangesAsync();
        var link = db.NewLink(draft.Id, now);
        await db.SaveChangesAsync();
        return DraftLinks.TokenOf(link);
    }
}
