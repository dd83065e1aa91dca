using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Writing;

/// <summary>Letters to the municipality that wrote an example. What the editors collected has no author, and nobody is written to.</summary>
internal static class AuthorLetters
{
    public const string OpenDraft = "Åbn jeres eksempel";

    /// <summary>Sends a letter as it is.</summary>
    public static async Task TellAuthorAsync(this OpenExample open, Letter letter)
    {
        if (await DraftAsync(open) is { Email: { } email })
        {
            letter.Send(open.Db, email, open.At);
        }
    }

    /// <summary>Sends a letter with a new link to the author's draft, which then holds what the editors made of the text.</summary>
    /// <returns>False when there is no draft, and so nobody to ask.</returns>
    public static async Task<bool> AskAuthorAsync(this OpenExample open, Letter letter, string siteUrl)
    {
        if (await open.RenewDraftAsync() is not { Email: { } email } draft)
        {
            return false;
        }

        (letter with { Link = (OpenDraft, siteUrl + open.Db.NewLink(draft.Id, open.At)) }).Send(open.Db, email, open.At);
        return true;
    }

    /// <summary>The author's draft, which now holds what the editors made of the text; null when there is none.</summary>
    public static async Task<Draft?> RenewDraftAsync(this OpenExample open)
    {
        if (await DraftAsync(open) is not { } draft)
        {
            return null;
        }

        // What the author has changed since, and not sent, is theirs.
        var sent = await open.Db.PracticeExampleRevisions.AsNoTracking()
            .Where(revision => revision.PracticeExampleId == open.Example.Id && revision.Number == open.Example.SubmittedRevision)
            .Select(revision => revision.Content)
            .SingleOrDefaultAsync(open.Cancellation);
        if (sent?.ToJson() == draft.Content.ToJson())
        {
            draft.Content = open.Content;
        }

        draft.Touch(open.At);
        return draft;
    }

    /// <summary>The address of whoever wrote the example; null when nobody can be reached.</summary>
    public static async Task<string?> AuthorAsync(this OpenExample open) => (await DraftAsync(open))?.Email;

    /// <summary>"Jeres eksempel »Svejsere i Aalborg«".</summary>
    public static string Named(PracticeExampleContent content) => $"»{content.Title}«";

    private static Task<Draft?> DraftAsync(OpenExample open) => open.Db.Drafts
        .Where(draft => draft.PracticeExampleId == open.Example.Id && draft.Email != null)
        .OrderByDescending(draft => draft.Id)
        .FirstOrDefaultAsync(open.Cancellation);
}
