using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Drafts behind their links, for the pages that <see cref="DraftFilter"/> has let in.</summary>
internal static class OpenDrafts
{
    /// <summary>The draft, to be changed.</summary>
    /// <exception cref="IllegalTransitionException">It was deleted a moment ago.</exception>
    public static async Task<Draft> OpenDraftAsync(this AppDbContext db, string token, DateTime at, CancellationToken cancellationToken) =>
        await db.DraftWithTokenAsync(token, at, cancellationToken) ?? throw new IllegalTransitionException(PublicationState.Draft, PublicationState.Draft);

    /// <summary>Whether its author may write in the draft now: before it is sent, and when it is not the editors' turn.</summary>
    public static bool IsEditable(PublicationState? state) =>
        state is null or PublicationState.Returned or PublicationState.AwaitingAuthor or PublicationState.Published;

    /// <summary>Refuses to change a draft that is with the editors.</summary>
    /// <exception cref="IllegalTransitionException">It is.</exception>
    public static async Task EnsureEditableAsync(this AppDbContext db, Draft draft, CancellationToken cancellationToken)
    {
        var state = await db.PracticeExamples.Where(example => example.Id == draft.PracticeExampleId).Select(example => (PublicationState?)example.State).SingleOrDefaultAsync(cancellationToken);
        if (!IsEditable(state))
        {
            throw new IllegalTransitionException(state!.Value, PublicationState.Submitted);
        }
    }
}
