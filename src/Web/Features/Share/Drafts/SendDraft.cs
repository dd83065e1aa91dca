using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Access;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Hands a draft to the editors: as a new example the first time, as a new revision later.</summary>
public sealed class SendDraft(IDbContextFactory<AppDbContext> contexts, EditDraft edit, ConfirmEmail confirm, TimeProvider clock)
{
    /// <summary>Sends the draft, or says what is in the way, or mails a code to the author's address first.</summary>
    /// <param name="token">The draft's secret.</param>
    /// <param name="typedEmail">The author's address, if it was asked for.</param>
    /// <param name="sender">The browser that asks.</param>
    /// <param name="cancellationToken">Stops; nothing is sent then.</param>
    public async Task<Outcome> RunAsync(string token, string? typedEmail, Sender sender, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        await db.EnsureEditableAsync(draft, cancellationToken);

        if (!string.IsNullOrWhiteSpace(typedEmail) && WorkEmail.Normalize(typedEmail) != draft.Email)
        {
            if (WorkEmail.Normalize(typedEmail) is not { } email)
            {
                return new([new("email", "Skriv hele din mailadresse, for eksempel navn@kommune.dk.")]);
            }

            await edit.ChangeEmailAsync(db, draft, email, sender.SiteUrl, cancellationToken);
            draft.Touch(Now());
            await db.SaveChangesAsync(cancellationToken);
        }

        IReadOnlyList<Issue> issues = [.. GetDraft.BeforeSending(draft.Content), .. draft.Email is null ? [new("email", "Skriv din arbejdsmail, så redaktionen kan svare.")] : Array.Empty<Issue>()];
        if (issues.Count > 0)
        {
            return new(issues);
        }

        if (!await confirm.IsConfirmedAsync(db, draft, sender, cancellationToken))
        {
            return new([]) { CodeId = await confirm.SendCodeAsync(draft, cancellationToken) };
        }

        await SubmitAsync(token, draft.PracticeExampleId, sender, cancellationToken);
        return new([]);
    }

    private async Task SubmitAsync(string token, int? sent, Sender sender, CancellationToken cancellationToken)
    {
        var now = Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldExamplesAsync(example => example.Id == sent, cancellationToken);
        // The one row that writers wait for each other at: two authors with one title then get addresses one after the other.
        await db.NextChangeNumberAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, now, cancellationToken);

        var example = draft.PracticeExampleId is { } id ? await RevisedAsync(db, id, draft.Content, now, cancellationToken) : await NewAsync(db, draft.Content, now, cancellationToken);
        example.Submit(Actor.Author, now);
        await db.SaveChangesAsync(cancellationToken);

        var isFirst = draft.PracticeExampleId is null;
        draft.PracticeExampleId = example.Id;
        draft.EmailConfirmedAt ??= now;
        draft.AccountId = await AccountAsync(db, draft.Email!, now, cancellationToken);
        draft.Touch(now);
        await db.Attachments.Where(file => file.DraftId == draft.Id).ExecuteUpdateAsync(row => row.SetProperty(file => file.PracticeExampleId, example.Id), cancellationToken);
        Receipt(draft.Content, isFirst, sender.SiteUrl + db.NewLink(draft.Id, now)).Send(db, draft.Email!, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<PracticeExample> NewAsync(AppDbContext db, PracticeExampleContent content, DateTime now, CancellationToken cancellationToken)
    {
        var example = PracticeExample.Create(await FreeSlugAsync(db, content.Title, cancellationToken), content, Actor.Author, now);
        db.Add(example);
        return example;
    }

    private static async Task<PracticeExample> RevisedAsync(AppDbContext db, int id, PracticeExampleContent content, DateTime now, CancellationToken cancellationToken)
    {
        var example = await db.PracticeExamples.SingleAsync(example => example.Id == id, cancellationToken);
        var newest = await db.PracticeExampleRevisions.SingleAsync(revision => revision.PracticeExampleId == id && revision.Number == example.LatestRevision, cancellationToken);
        if (newest.Content.ToJson() != content.ToJson())
        {
            example.Revise(content, Actor.Author, now);
        }

        return example;
    }

    // An address stays for good, so it is made of the first title; the second example of a name gets a number.
    private static async Task<string> FreeSlugAsync(AppDbContext db, string title, CancellationToken cancellationToken)
    {
        var stem = Slug.Stem(title, "eksempel");
        var taken = (await db.PracticeExamples.Where(example => example.Slug.StartsWith(stem) || example.PublicId.StartsWith(stem))
            .Select(example => new { example.Slug, example.PublicId }).ToListAsync(cancellationToken))
            .SelectMany(example => new[] { example.Slug, example.PublicId }).ToHashSet();
        return Slug.Free(stem, one => taken.Contains(one) || PracticeExample.IsReserved(one));
    }

    // Whoever has proved an address of a municipality has an account from then on, and signs in with the same code.
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

    private static Letter Receipt(PracticeExampleContent content, bool isFirst, string link) => new(
        "receipt",
        isFirst ? "Vi har fået jeres eksempel" : "Vi har fået jeres rettelser",
        isFirst ? $"Tak for jeres eksempel {Danish.Quoted(content.Title)}. Det er nu hos redaktionen." : $"Tak. Rettelserne til {Danish.Quoted(content.Title)} er nu hos redaktionen.",
        "Via linket kan I altid se, hvor eksemplet er, og svare på spørgsmål uden at logge ind. Intet bliver offentliggjort med ord, I ikke har set og godkendt.")
    {
        Link = ("Se, hvor eksemplet er", link),
    };

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>What became of it.</summary>
    /// <param name="Issues">What is in the way; nothing is sent then.</param>
    public sealed record Outcome(IReadOnlyList<Issue> Issues)
    {
        /// <summary>The code that was mailed, to be typed first; null when none is needed.</summary>
        public Guid? CodeId { get; init; }
    }
}

/// <summary>The browser that sends a draft.</summary>
/// <param name="ProvenCode">The code it has proved an address with; the empty id for none.</param>
/// <param name="SignedInAs">The address it is signed in with; null when it is not.</param>
/// <param name="SiteUrl">The site's address, for letters.</param>
public sealed record Sender(Guid ProvenCode, string? SignedInAs, string SiteUrl);
