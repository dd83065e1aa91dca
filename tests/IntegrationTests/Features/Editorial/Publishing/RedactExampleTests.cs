using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Editorial.Publishing;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing;

public sealed class RedactExampleTests
{
    private const string Passage = "Ærlig Øst-Ågård & søn";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Redacted_passage_leaves_no_trace_in_any_table_nor_in_search(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var clock = TestClock.AtStart();
        var shared = await contexts.ShareAsync(content => content with { Approach = $"Vi talte med {Passage} hver uge.", Advice = [$"Spørg {Passage}"], Partners = [Passage], ContactMailbox = "jobcenter@kommune.example" });
        await SpreadAsync(database, shared);
        await database.CatchUpAsync();
        Assert.Equal(6, await TracesAsync(database));
        Assert.Equal(1, database.Search("Ågård").Total);
        var redact = new RedactExample(new(contexts, database.Get<ContentFollower>(), clock), contexts);

        Assert.Equal(
            ["Udgave 1, den læserne ser", "Udgave 2", "1 note i historien", "1 kladde hos forfatteren", "1 henvendelse", "1 mail"],
            await redact.FindAsync(shared.PublicId, Passage, CancellationToken.None));
        Assert.Empty(await redact.RemovePassageAsync(shared.PublicId, Passage, "En borger har bedt om det.", new(new(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true), CancellationToken.None));

        Assert.Equal(0, await TracesAsync(database));
        Assert.Equal(0, database.Search("Ågård").Total);
        var example = await contexts.ReadAsync(shared);
        Assert.Equal($"Vi talte med {PracticeExampleContent.Removed} hver uge.", example.Revisions.Single(revision => revision.Number == 1).Content.Approach);
        Assert.Equal((TimelineAct.Redacted, "En borger har bedt om det."), (example.Timeline[^1].Act, example.Timeline[^1].Note));
        await using var db = database.Open();
        Assert.Equal("En borger har bedt om det.", (await db.AuditEntries.SingleAsync(entry => entry.Act == "fjernede oplysninger")).Reason);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Removed_file_is_gone_with_its_bytes_and_every_mention(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        var contexts = database.Get<IDbContextFactory<AppDbContext>>();
        var id = Guid.NewGuid();
        var shared = await contexts.ShareAsync(content => content with { Attachments = [new(id, "liste.pdf", "application/pdf", 3)] });
        await using (var db = database.Open())
        {
            db.Add(new Attachment { Id = id, PracticeExampleId = shared.Id, FileName = "liste.pdf", MediaType = "application/pdf", Size = 3, Hash = [1], IsMachineChecked = true, CreatedAt = TestClock.AtStart().GetUtcNow().UtcDateTime });
            db.Add(new AttachmentPart { AttachmentId = id, Number = 0, Bytes = [1, 2, 3] });
            await db.SaveChangesAsync();
        }

        var redact = new RedactExample(new(contexts, database.Get<ContentFollower>(), TestClock.AtStart()), contexts);
        Assert.Empty(await redact.RemoveFileAsync(shared.PublicId, id, "Filen nævner en borger.", new(new(1, 1, AccountRole.Editor), "", IsStrong: true), CancellationToken.None));

        await using var after = database.Open();
        Assert.False(await after.Attachments.AnyAsync() || await after.AttachmentParts.AnyAsync());
        Assert.Empty((await contexts.ReadAsync(shared)).Revisions.Single().Content.Attachments);
        Assert.Empty((await after.Drafts.SingleAsync()).Content.Attachments);
    }

    [Theory]
    [InlineData("", "Fordi.", "passage")]
    [InlineData("ab", "Fordi.", "passage")]
    [InlineData("[fjernet]", "Fordi.", "passage")]
    [InlineData("Mette Hansen", "", "reason")]
    [InlineData("Mette Hansen", "Borgeren mette hansen bad om det.", "reason")]
    [InlineData("Mette Hansen", "Hun har 010190-1234.", "reason")]
    public void Form_that_would_do_harm_is_refused(string passage, string reason, string field)
    {
        Assert.Equal([field], RedactExample.Judge(passage, reason).Select(issue => issue.Field));
    }

    private static async Task SpreadAsync(TestDatabase database, Shared shared)
    {
        var at = TestClock.AtStart().GetUtcNow().UtcDateTime;
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var example = await db.PracticeExamples.Include(example => example.Revisions).SingleAsync(example => example.Id == shared.Id);
        example.Ask(Actor.Editors, at, $"Hvem er {Passage}?");
        example.Answer(Actor.Author, at, "En af vores egne.");
        example.Publish(Actor.Editors, at);
        example.Revise(example.Revisions[0].Content with { Results = $"{Passage} fik job." }, Actor.Author, at);
        example.ChangeNumber = await db.NextChangeNumberAsync(CancellationToken.None);
        var draft = await db.Drafts.SingleAsync();
        draft.Unplaced = [new($"Om {Passage}", "Mere tekst")];
        db.Add(new ProblemReport { PracticeExampleId = shared.Id, Text = $"I nævner {Passage}.", CreatedAt = at, Outcome = $"Skrev til {Passage}" });
        new Letter("question-to-author", "Spørgsmål", $"Hvem er {Passage}?").Send(db, "a@kommune.example", at);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    /// <summary>How many rows of all tables have it in any column of text, as it is or escaped.</summary>
    private static async Task<int> TracesAsync(TestDatabase database)
    {
        var traces = 0;
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names of the model's own tables.
            command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                traces += Enumerable.Range(0, reader.FieldCount).Any(column => reader.GetValue(column) is string text && Holds(text)) ? 1 : 0;
            }
        }

        return traces;

        static bool Holds(string text) => System.Net.WebUtility.HtmlDecode(text).Contains("Øst-Ågård", StringComparison.Ordinal);
    }
}
