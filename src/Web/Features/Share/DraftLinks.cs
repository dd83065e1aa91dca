using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Share;

/// <summary>The secret addresses of drafts. The database keeps hashes, so each letter carries a new one.</summary>
internal static class DraftLinks
{
    // Whoever types another's address in a draft must not fill their mailbox.
    private const int MaxLettersPerHour = 3;
    private const string LetterKind = "draft-link";

    /// <summary>A new secret address of a draft, as a path; it works as long as the draft does. Saved with the caller's changes.</summary>
    public static string NewLink(this AppDbContext db, int draftId, DateTime at)
    {
        var token = SecretToken.New();
        db.Add(new DraftLink { DraftId = draftId, TokenHash = SecretToken.Hash(token), CreatedAt = at });
        return ShareLinks.Draft(token);
    }

    /// <summary>The secret in an address from <see cref="NewLink"/>.</summary>
    public static string TokenOf(string link) => link[(link.LastIndexOf('/') + 1)..];

    /// <summary>Mails the author a link to their draft, if neither address nor draft has had too many. Saved with the caller's changes.</summary>
    public static async Task MailLinkAsync(this AppDbContext db, LetterLimits limits, Draft draft, string siteUrl, DateTime at, CancellationToken cancellationToken)
    {
        var since = at.AddHours(-1);
        // The first link is the one the browser has.
        if (await db.DraftLinks.CountAsync(link => link.DraftId == draft.Id && link.CreatedAt > since, cancellationToken) > MaxLettersPerHour ||
            !await limits.ReachesAsync(db, LetterKind, draft.Email!, MaxLettersPerHour, TimeSpan.FromHours(1), cancellationToken))
        {
            return;
        }

        new Letter(
            LetterKind,
            "Linket til jeres eksempel",
            "Her er linket til det eksempel, du er ved at skrive i Vejviser. Du kan skrive videre fra en anden computer eller telefon uden at logge ind.",
            "Alle med linket kan læse og rette kladden, så del det kun med dem, der skriver med. Kladden bliver slettet, når den ikke har været rørt i 90 dage.",
            "Har du ikke begyndt på et eksempel, kan du se bort fra mailen.")
        {
            Link = ("Åbn kladden", siteUrl + db.NewLink(draft.Id, at)),
        }.Send(db, draft.Email!, at);
    }

    /// <summary>The draft behind a token; null when the token is unknown or the draft has expired. A draft that was sent lives as long as its example.</summary>
    public static async Task<Draft?> DraftWithTokenAsync(this AppDbContext db, string? token, DateTime at, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPossible(token))
        {
            return null;
        }

        var hash = SecretToken.Hash(token!);
        return await db.DraftLinks.Where(link => link.TokenHash == hash)
            .Join(db.Drafts, link => link.DraftId, draft => draft.Id, (_, draft) => draft)
            .SingleOrDefaultAsync(draft => draft.ExpiresAt > at || draft.PracticeExampleId != null, cancellationToken);
    }
}
