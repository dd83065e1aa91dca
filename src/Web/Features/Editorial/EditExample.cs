using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Opens an example's newest text for editing, and stores what an editor made of it as a new revision.</summary>
public sealed class EditExample(ActOnExample acts, IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    public Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>The newest text, and what its author last sent. The example must exist.</summary>
    public async Task<Opened> OpenAsync(string publicId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = await db.WithNewestAsync(publicId, cancellationToken);
        var newest = example.Newest();
        var sent = await db.PracticeExampleRevisions.Where(revision => revision.PracticeExampleId == example.Id && revision.Number == example.SubmittedRevision).Select(revision => revision.Content).SingleOrDefaultAsync(cancellationToken);
        return new(
            example.LatestRevision,
            IsShownAtOnce(example),
            newest,
            ExampleForm.Of(newest, Catalogue),
            sent is null ? null : ExampleForm.Of(sent, Catalogue));
    }

    /// <summary>Stores the form as a new revision.</summary>
    /// <param name="publicId">The example.</param>
    /// <param name="form">As sent.</param>
    /// <param name="revision">
    /// The revision the editor began with. Not the version: that somebody has taken the example meanwhile is no reason to compare texts.
    /// </param>
    /// <param name="editor">Who writes.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<Outcome> SaveAsync(string publicId, ExampleForm form, int revision, Editor editor, CancellationToken cancellationToken)
    {
        var outcome = new Outcome([], IsOvertaken: false, IsUnchanged: false);
        try
        {
            await acts.RunAsync(
                publicId,
                open =>
                {
                    outcome = Save(open, form, revision, editor);
                    return Task.FromResult(outcome.Issues);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return outcome with { IsOvertaken = true };
        }

        return outcome;
    }

    private Outcome Save(OpenExample open, ExampleForm form, int revision, Editor editor)
    {
        if (!CaseAct.IsEditable(open.Example))
        {
            throw new IllegalTransitionException(open.Example.State, open.Example.State);
        }

        var isShownAtOnce = IsShownAtOnce(open.Example);
        if (isShownAtOnce && !editor.IsStrong)
        {
            throw new NotAllowedException("What readers see at once asks for a second factor.");
        }

        var before = open.Content;
        var after = form.Over(before, Catalogue, out var notUnderstood);
        IReadOnlyList<Issue> issues =
        [
            .. notUnderstood,
            .. PracticeExampleRequirements.ToKeep(after),
            .. after.Evidence == before.Evidence ? [] : PracticeExampleRequirements.ToDecide(after),
            .. PracticeExampleChecks.Check(after).Blocks(),
        ];
        if (issues.Count > 0 || open.Example.LatestRevision != revision)
        {
            return new(issues, open.Example.LatestRevision != revision, IsUnchanged: false);
        }

        if (after.ToJson() == before.ToJson())
        {
            return new([], IsOvertaken: false, IsUnchanged: true);
        }

        open.Example.Revise(after, editor.Actor, open.At);
        open.IsSeenByReaders = isShownAtOnce;
        if (isShownAtOnce)
        {
            editor.Note(open.Db, "rettede den offentlige tekst", open.Subject, open.At);
        }

        return new([], IsOvertaken: false, IsUnchanged: false);
    }

    // What the editors collected has no author to approve it.
    private static bool IsShownAtOnce(PracticeExample example) => example.State == PublicationState.Published && !example.HasAuthor;

    /// <summary>A text opened for editing.</summary>
    /// <param name="Revision">Its number.</param>
    /// <param name="IsShownAtOnce">Whether readers see what is saved.</param>
    /// <param name="Content">The text.</param>
    /// <param name="Form">The text as the form holds it.</param>
    /// <param name="Sent">What the author last sent, as the form would hold it; null for what the editors collected.</param>
    public sealed record Opened(int Revision, bool IsShownAtOnce, PracticeExampleContent Content, ExampleForm Form, ExampleForm? Sent);

    /// <summary>What became of a save.</summary>
    /// <param name="Issues">What is wrong; nothing is stored then.</param>
    /// <param name="IsOvertaken">Somebody else saved first; nothing is stored.</param>
    /// <param name="IsUnchanged">There was nothing to store.</param>
    public sealed record Outcome(IReadOnlyList<Issue> Issues, bool IsOvertaken, bool IsUnchanged);
}
