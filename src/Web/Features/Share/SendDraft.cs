using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share;

/// <summary>Hands a draft to the editors: the first time as a new example, later as a new revision of it.</summary>
public sealed class SendDraft(IDbContextFactory<AppDbContext> contexts, SignInCodes codes, TimeProvider clock)
{
    /// <summary>What stands in the way of sending: the six things, and what may not be in a text.</summary>
    public static IReadOnlyList<Issue> Issues(Draft draft) =>
    [
        .. PracticeExampleRequirements.ToSubmit(draft.Content),
        .. PracticeExampleChecks.Check(draft.Content).Blocks(),
    ];

    /// <summary>Mails a code to the draft's address.</summary>
    public Task<Guid> AskForCodeAsync(Draft draft, CancellationToken cancellationToken) => codes.SendAsync(draft.Email!, draft.Id, cancellationToken);

    /// <summary>Tries the code; when it works, the draft's address is proven.</summary>
    public async Task<Issue?> ConfirmAsync(Draft draft, Guid codeId, string? code, CancellationToken cancellationToken)
    {
        var answer = await codes.TryAsync(codeId, code, draft.Id, cancellationToken);
        if (answer.Email is null)
        {
            return answer.Issue;
        }

        if (answer.Email != draft.Email)
        {
            return new("kode", "Mailadressen er ændret, siden du bad om koden. Bed om en ny.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Drafts.Where(row => row.Id == draft.Id && row.Email == answer.Email).ExecuteUpdateAsync(row => row.SetProperty(one => one.EmailConfirmedAt, Now()), cancellationToken);
        return null;
    }

    /// <summary>Sends the draft; all of it in one transaction. Its address must be proven.</summary>
    /// <returns>What stands in the way; nothing is stored then.</returns>
    public async Task<IReadOnlyList<Issue>> SendAsync(string? token, string? answer, string siteUrl, CancellationToken cancellationToken)
    {
        var now = Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.DraftWithTokenAsync(token, now, cancellationToken) is not { HasConfirmedEmail: true } draft)
        {
            return [new("email", "Bekræft din mailadresse først.")];
        }

        var issues = Issues(draft);
        if (issues.Count > 0)
        {
            return issues;
        }

        var example = draft.PracticeExampleId is { } id
            ? await db.PracticeExamples.SingleAsync(example => example.Id == id, cancellationToken)
            : await CreateAsync(db, draft, now, cancellationToken);
        if (draft.PracticeExampleId is not null)
        {
            example.Revise(draft.Content, Actor.Author, now);
        }

        example.Submit(Actor.Author, now, string.IsNullOrWhiteSpace(answer) ? null : answer.Trim());
        draft.AccountId ??= await AccountAsync(db, draft.Email!, now, cancellationToken);
        draft.Touch(now);
        await db.SaveChangesAsync(cancellationToken);
        draft.PracticeExampleId = example.Id;
        await db.Attachments.Where(attachment => attachment.DraftId == draft.Id).ExecuteUpdateAsync(row => row.SetProperty(attachment => attachment.PracticeExampleId, example.Id), cancellationToken);
        new Letter(
            "example-received",
            "Redaktionen har fået jeres eksempel",
            $"Tak. Redaktionen har fået »{draft.Content.Title}« og ser på det.",
            "I kan altid se, hvor eksemplet er, og svare redaktionen via linket. Intet bliver offentliggjort, før I har godkendt teksten.") { Link = ("Se, hvor eksemplet er", siteUrl + db.NewLink(draft.Id, now)) }.Send(db, draft.Email!, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return [];
    }

    private static async Task<PracticeExample> CreateAsync(AppDbContext db, Draft draft, DateTime now, CancellationToken cancellationToken)
    {
        // Takes the database's one row for changes: two authors with the same title then come one after the other.
        await db.NextChangeNumberAsync(cancellationToken);
        var slug = Slug.From(draft.Content.Title);
        slug = slug.Length == 0 || PracticeExample.IsReserved(slug) ? "eksempel" : slug;
        var taken = await db.PracticeExamples.Where(example => example.PublicId.StartsWith(slug)).Select(example => example.PublicId).ToHashSetAsync(cancellationToken);
        var free = slug;
        for (var number = 2; taken.Contains(free); number++)
        {
            free = $"{slug[..Math.Min(slug.Length, Slug.MaxLength - 6)].TrimEnd('-')}-{number}";
        }

        var created = PracticeExample.Create(free, draft.Content, Actor.Author, now);
        db.Add(created);
        return created;
    }

    // Whoever wrote from a municipality's own domain has an account from now on, without being asked anything more.
    private static async Task<int?> AccountAsync(AppDbContext db, string email, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Accounts.SingleOrDefaultAsync(account => account.Email == email, cancellationToken) is { } known)
        {
            return known.Id;
        }

        if (await db.MunicipalityOfAsync(email, cancellationToken) is not { } municipality)
        {
            return null;
        }

        var account = new Domain.Accounts.Account { Email = email, Role = AccountRole.Contributor, MunicipalityCode = municipality, CreatedAt = now };
        db.Add(account);
        await db.SaveChangesAsync(cancellationToken);
        return account.Id;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
