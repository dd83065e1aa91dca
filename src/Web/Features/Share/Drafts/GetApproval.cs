using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>The text an author is asked to approve, beside the one they last wrote or approved themselves.</summary>
public sealed class GetApproval(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    /// <summary>Null when nothing is to be approved, or the editors have gone on writing.</summary>
    public async Task<View?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var example = await db.PracticeExamples.AsNoTracking().SingleOrDefaultAsync(example => example.Id == draft.PracticeExampleId, cancellationToken);
        if (example?.ApprovalRequestedRevision is not { } asked || asked != example.LatestRevision)
        {
            return null;
        }

        var own = example.AuthorApprovedRevision ?? example.SubmittedRevision;
        var texts = await db.PracticeExampleRevisions.AsNoTracking()
            .Where(revision => revision.PracticeExampleId == example.Id && (revision.Number == asked || revision.Number == own))
            .ToDictionaryAsync(revision => revision.Number, revision => revision.Content, cancellationToken);
        var catalogue = content.Current.Catalogue;
        return new(asked, texts[asked], catalogue, ChangedField.Between(ExampleForm.Of(texts[own!.Value], catalogue), ExampleForm.Of(texts[asked], catalogue)));
    }

    /// <summary>What is to be approved.</summary>
    public sealed record View(int Revision, PracticeExampleContent Content, Catalogue Catalogue, IReadOnlyList<ChangedField> Changes);
}
