using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>All that a database holds at one moment about what the loop has written.</summary>
internal sealed class StoredState
{
    private readonly ILookup<string, Draft> drafts;
    private readonly ILookup<string, PracticeExample> examples;
    private readonly Dictionary<string, int> draftsByToken;
    private readonly ILookup<(string Kind, string To), int> mail;
    private readonly ILookup<string, string> audit;
    private readonly int codes;
    private readonly int unlinked;

    private StoredState(IReadOnlyList<Draft> drafts, IReadOnlyList<DraftLink> links, IReadOnlyList<PracticeExample> examples, ILookup<(string, string), int> mail, ILookup<string, string> audit, int codes, IReadOnlyList<string> broken)
    {
        this.drafts = drafts.ToLookup(draft => draft.Content.Title);
        this.examples = examples.ToLookup(example => example.Revisions[0].Content.Title);
        this.mail = mail;
        this.audit = audit;
        this.codes = codes;
        draftsByToken = links.ToDictionary(link => Convert.ToHexString(link.TokenHash), link => link.DraftId);
        unlinked = drafts.ExceptBy(links.Select(link => link.DraftId), draft => draft.Id).Count();
        Broken = broken;
    }

    /// <summary>What the database itself says is wrong with its file.</summary>
    public IReadOnlyList<string> Broken { get; }

    public static async Task<StoredState> ReadAsync(IDbContextFactory<AppDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return new(
            await db.Drafts.AsNoTracking().ToListAsync(),
            await db.DraftLinks.AsNoTracking().ToListAsync(),
            await db.PracticeExamples.AsNoTracking().AsSplitQuery().Include(example => example.Revisions).Include(example => example.Timeline.OrderBy(entry => entry.Id)).ToListAsync(),
            (await db.Outbox.Select(message => new { message.Kind, message.To, message.Id }).ToListAsync()).ToLookup(message => (message.Kind, message.To), message => message.Id),
            (await db.AuditEntries.Select(entry => new { entry.Subject, entry.Act }).ToListAsync()).ToLookup(entry => entry.Subject, entry => entry.Act),
            await db.SignInCodes.CountAsync(code => code.Email != ""),
            db is SqliteAppDbContext ? [.. await PragmaAsync(db, "integrity_check", fine: "ok"), .. await PragmaAsync(db, "foreign_key_check", fine: null)] : []);
    }

    /// <summary>Whether an act is stored.</summary>
    public bool Holds(Act act) => act.Kind switch
    {
        ActKind.Save => drafts[act.About.Title].Any(draft => act.About.SavesIn(draft.Content, act.Step).Contains(act.Number)),
        ActKind.Submit => examples[act.About.Title].Any(),
        _ => examples[act.About.Title].Any(example => example.State == PublicationState.Published),
    };

    /// <summary>What was acknowledged about a contribution, and is not there.</summary>
    public IEnumerable<string> Lost(Contribution about)
    {
        var draft = drafts[about.Title].FirstOrDefault();
        var example = examples[about.Title].FirstOrDefault();
        if (about.Saved[1] > 0 && draft is null)
        {
            yield return "the draft";
        }

        if (about.Token is { } token && draft is not null && draftsByToken.GetValueOrDefault(Convert.ToHexString(SecretToken.Hash(token))) != draft.Id)
        {
            yield return "the draft's address";
        }

        for (var step = 1; step < about.Saved.Length && draft is not null; step++)
        {
            if (!about.SavesIn(draft.Content, step).Contains(about.Saved[step]))
            {
                yield return $"save {about.Saved[step]} of step {step}, where now {string.Join(" and ", about.SavesIn(draft.Content, step))} stands";
            }
        }

        if (about.IsSubmitted && example is null)
        {
            yield return "the example";
        }

        if (about.IsPublished && example?.State != PublicationState.Published)
        {
            yield return "its publication";
        }
    }

    /// <summary>What is stored of a contribution without the rest that belongs to it, or more than once.</summary>
    public IEnumerable<string> HalfStored(Contribution about)
    {
        if (drafts[about.Title].ToList() is not [var draft])
        {
            if (drafts[about.Title].Any() || examples[about.Title].Any())
            {
                yield return $"{drafts[about.Title].Count()} drafts and {examples[about.Title].Count()} examples";
            }

            yield break;
        }

        foreach (var step in Enumerable.Range(1, 4).Where(step => about.SavesIn(draft.Content, step).Count != 1))
        {
            yield return $"step {step} holds saves {string.Join(" and ", about.SavesIn(draft.Content, step))}";
        }

        var sent = examples[about.Title].ToList();
        var published = sent.Count(example => example.State == PublicationState.Published);
        List<(string What, int Found, int Expected)> counts =
        [
            ("examples", sent.Count, draft.PracticeExampleId is null ? 0 : 1),
            ("letters with the draft's address", mail[("draft-link", about.Email)].Count(), draft.Email is null ? 0 : 1),
            ("receipts", mail[("receipt", about.Email)].Count(), sent.Count),
            ("letters about publication", mail[("published", about.Email)].Count(), published),
            .. sent.Select(example => ("audit entries", audit[$"eksempel {example.PublicId}"].Count(act => act == "offentliggjorde"), published)),
        ];
        foreach (var (what, found, expected) in counts.Where(count => count.Found != count.Expected))
        {
            yield return $"{found} {what} instead of {expected}";
        }

        foreach (var example in sent)
        {
            TimelineAct[] acts = [TimelineAct.Created, TimelineAct.Submitted, .. published > 0 ? [TimelineAct.ReviewSet, TimelineAct.Published] : Array.Empty<TimelineAct>()];
            if (!example.Timeline.Select(entry => entry.Act).SequenceEqual(acts))
            {
                yield return $"timeline {string.Join(", ", example.Timeline.Select(entry => entry.Act))}";
            }

            if (example.Id != draft.PracticeExampleId || draft.EmailConfirmedAt is null || example.Revisions.Single().Content.ToJson() != draft.Content.ToJson())
            {
                yield return "the example is not the draft's";
            }

            if (example.State is not (PublicationState.Submitted or PublicationState.Published) || (example.PublishedRevision == 1, example.PublishedAt is not null, example.ChangeNumber > 0) != (published > 0, published > 0, published > 0))
            {
                yield return $"an example that is {example.State} shows revision {example.PublishedRevision} since {example.PublishedAt} with change number {example.ChangeNumber}";
            }
        }
    }

    /// <summary>What is stored and belongs to nothing.</summary>
    public IEnumerable<string> Strays(IReadOnlyCollection<Contribution> all)
    {
        var titles = all.Select(about => about.Title).ToHashSet();
        List<(string What, int Found, int Expected)> counts =
        [
            ("drafts nobody wrote", drafts.Count(draft => !titles.Contains(draft.Key)), 0),
            ("examples nobody sent", examples.Count(example => !titles.Contains(example.Key)), 0),
            ("drafts without an address", unlinked, 0),
            ("letters with a code", mail.Where(letters => letters.Key.Kind == "sign-in-code").Sum(letters => letters.Count()), codes),
        ];
        return counts.Where(count => count.Found != count.Expected).Select(count => $"{count.Found} {count.What} instead of {count.Expected}");
    }

    private static async Task<List<string>> PragmaAsync(AppDbContext db, string check, string? fine)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"pragma {check}";
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add($"{reader[0]}");
        }

        return rows.Where(row => row != fine).Select(row => $"{check}: {row}").ToList();
    }
}
