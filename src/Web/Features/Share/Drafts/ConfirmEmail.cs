using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Proves that a draft's author reads the mail of the address they gave: at the end, and once.</summary>
public sealed class ConfirmEmail(IDbContextFactory<AppDbContext> contexts, SignInCodes codes, TimeProvider clock)
{
    /// <summary>Whether this browser need not type a code: it has, it is signed in with the address, or its link was mailed there after an earlier sending.</summary>
    public async Task<bool> IsConfirmedAsync(AppDbContext db, Draft draft, Sender sender, CancellationToken cancellationToken) =>
        draft.Email is not null && (
            draft.Email == sender.SignedInAs ||
            (draft.HasConfirmedEmail && (draft.PracticeExampleId is not null ||
                await db.SignInCodes.AnyAsync(code => code.Id == sender.ProvenCode && code.DraftId == draft.Id && code.Email == draft.Email && code.UsedAt != null, cancellationToken))));

    /// <summary>As above, for the draft behind a token.</summary>
    public async Task<(string? Email, bool IsConfirmed)> StateAsync(string token, Sender sender, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        return (draft.Email, await IsConfirmedAsync(db, draft, sender, cancellationToken));
    }

    public Task<Guid> SendCodeAsync(Draft draft, CancellationToken cancellationToken) => codes.SendAsync(draft.Email!, draft.Id, cancellationToken);

    /// <summary>Mails a code to the address that stands in the draft.</summary>
    public async Task<Guid> SendCodeAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        return draft.Email is null ? Guid.Empty : await SendCodeAsync(draft, cancellationToken);
    }

    /// <summary>Tries a code; what is wrong with it, or null.</summary>
    public async Task<Issue?> TryAsync(string token, Guid codeId, string? typed, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        // Whoever sent the code and saw no answer is shown that the draft lies with the editors, not that the code is used.
        await db.EnsureEditableAsync(draft, cancellationToken);
        var (email, issue) = await codes.TryAsync(codeId, typed, draft.Id, cancellationToken);
        if (issue is not null)
        {
            return issue;
        }

        if (email != draft.Email)
        {
            return new("kode", "Mailadressen er ændret imens. Bed om en ny kode.");
        }

        var now = Now();
        await db.Drafts.Where(row => row.Id == draft.Id && row.Email == email).ExecuteUpdateAsync(row => row.SetProperty(one => one.EmailConfirmedAt, now), cancellationToken);
        return null;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
