using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share;

/// <summary>Begins a draft, opens it by its link, and stores a step of it.</summary>
public sealed class EditDraft(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    // Whoever holds a draft may ask for its link by mail; a stranger's mailbox is not to be flooded with them.
    private const int MaxLinksPerHour = 3;

    public Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>The draft behind a link; null when there is none any more.</summary>
    public async Task<Draft?> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.DraftWithTokenAsync(token, Now(), cancellationToken);
    }

    /// <summary>Begins a draft with its first step. Nothing is stored when something is wrong.</summary>
    /// <returns>The new link, or what is wrong.</returns>
    public async Task<(string? Link, IReadOnlyList<Issue> Issues)> BeginAsync(PracticeExampleContent content, IReadOnlyList<UnplacedText> unplaced, string? email, string siteUrl, CancellationToken cancellationToken)
    {
        var issues = Judge(content, email);
        if (issues.Count > 0)
        {
            return (null, issues);
        }

        var now = Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = new Draft { Content = content, Unplaced = unplaced, Email = WorkEmail.Normalize(email), CreatedAt = now, UpdatedAt = now, ExpiresAt = now + Draft.Lifetime };
        db.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        var link = db.NewLink(draft.Id, now);
        if (draft.Email is not null)
        {
            MailLink(db, draft, siteUrl, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (link, []);
    }

    /// <summary>Stores a step. Nothing is stored when something is wrong, or when another tab was faster.</summary>
    public async Task<Outcome> SaveAsync(string? token, PracticeExampleContent after, string? email, int version, string siteUrl, CancellationToken cancellationToken)
    {
        var now = Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.DraftWithTokenAsync(token, now, cancellationToken) is not { } draft)
        {
            return Outcome.Gone;
        }

        if (await IsWithEditorsAsync(db, draft, cancellationToken))
        {
            return new([new("", "Eksemplet er hos redaktionen og kan ikke rettes lige nu. Det, du skrev, er her stadig: kopiér det, og skriv det som svar til redaktionen.")], draft, IsOvertaken: false);
        }

        if (draft.Version != version)
        {
            return new([new("", "Kladden er gemt fra et andet vindue imens. Sammenlign nedenfor; når du gemmer igen, er det din tekst, der gælder.")], draft, IsOvertaken: true);
        }

        var issues = Judge(after, email);
        if (issues.Count > 0)
        {
            return new(issues, draft, IsOvertaken: false);
        }

        var address = WorkEmail.Normalize(email);
        var isNewAddress = address is not null && address != draft.Email;
        if (isNewAddress)
        {
            (draft.Email, draft.EmailConfirmedAt) = (address, null);
        }

        draft.Content = after;
        draft.Touch(now);
        if (isNewAddress && await MayMailLinkAsync(db, address!, now, cancellationToken))
        {
            MailLink(db, draft, siteUrl, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new([new("", "Kladden blev gemt fra et andet vindue i samme øjeblik. Gem igen.")], draft, IsOvertaken: true);
        }

        return new([], draft, IsOvertaken: false);
    }

    /// <summary>Deletes a draft that was never sent, with its files.</summary>
    public async Task<bool> DeleteAsync(string? token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.DraftWithTokenAsync(token, Now(), cancellationToken) is not { PracticeExampleId: null } draft)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Attachments.Where(attachment => attachment.DraftId == draft.Id).ExecuteDeleteAsync(cancellationToken);
        db.Remove(draft);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What stands in the way of keeping a text: too long, broken, or a person's number in it.</summary>
    public static IReadOnlyList<Issue> Judge(PracticeExampleContent content, string? email) =>
    [
        .. PracticeExampleRequirements.ToKeep(content),
        .. PracticeExampleChecks.Check(content).Blocks(),
        .. string.IsNullOrWhiteSpace(email) || WorkEmail.IsValid(email) ? Array.Empty<Issue>() : [new("email", "Skriv hele din mailadresse, for eksempel navn@kommune.dk, eller lad feltet stå tomt.")],
    ];

    // While editors work on it, the author answers instead of writing beside them.
    private static Task<bool> IsWithEditorsAsync(AppDbContext db, Draft draft, CancellationToken cancellationToken) => db.PracticeExamples.AnyAsync(
        example => example.Id == draft.PracticeExampleId && example.State != PublicationState.Returned && example.State != PublicationState.AwaitingAuthor && example.State != PublicationState.Published,
        cancellationToken);

    private static async Task<bool> MayMailLinkAsync(AppDbContext db, string email, DateTime now, CancellationToken cancellationToken)
    {
        var since = now.AddHours(-1);
        return await db.Outbox.CountAsync(mail => mail.To == email && mail.Kind == "draft-link" && mail.CreatedAt > since, cancellationToken) < MaxLinksPerHour;
    }

    private static void MailLink(AppDbContext db, Draft draft, string siteUrl, DateTime now) => new Letter(
        "draft-link",
        "Link til din kladde",
        "Her er linket til din kladde på Vejviser. Med det kan du skrive videre, også på en anden computer eller telefon.",
        "Alle, der har linket, kan læse og rette kladden. Giv det kun til dem, der skriver med.",
        "Kladden bliver slettet, når der er gået 90 dage, uden at nogen har rettet i den.") { Link = ("Åbn kladden", siteUrl + db.NewLink(draft.Id, now)) }.Send(db, draft.Email!, now);

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>What became of a save.</summary>
    /// <param name="Issues">What is wrong; nothing is stored then.</param>
    /// <param name="Draft">The draft as it is stored; null when there is none any more.</param>
    /// <param name="IsOvertaken">Another tab saved first.</param>
    public sealed record Outcome(IReadOnlyList<Issue> Issues, Draft? Draft, bool IsOvertaken)
    {
        public static Outcome Gone { get; } = new([], null, IsOvertaken: false);
    }
}
