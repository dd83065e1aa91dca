using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>What the author says to the editors: an answer in words, or yes to a text.</summary>
public sealed class AnswerEditors(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MaxAnswer = 5_000;

    /// <summary>Answers in words.</summary>
    /// <exception cref="IllegalTransitionException">Nothing is asked any more.</exception>
    public async Task<IReadOnlyList<Issue>> AnswerAsync(string token, string? typed, CancellationToken cancellationToken)
    {
        var answer = typed?.ReplaceLineEndings("\n").Trim() ?? "";
        IReadOnlyList<Issue> issues =
        [
            .. answer.Length == 0 ? [new("answer", "Skriv jeres svar.")] : Array.Empty<Issue>(),
            .. answer.Length > MaxAnswer ? [new("answer", $"Kort svaret ned til højst {Danish.Number(MaxAnswer)} tegn.")] : Array.Empty<Issue>(),
            .. TextChecks.Check("answer", answer).Blocks(),
        ];
        if (issues.Count == 0)
        {
            await ActAsync(token, (example, now) => example.Answer(Actor.Author, now, answer), cancellationToken);
        }

        return issues;
    }

    /// <summary>Says yes to the text as the editors have made it.</summary>
    /// <exception cref="IllegalTransitionException">The text has changed since, or is approved already.</exception>
    public Task ApproveAsync(string token, int revision, CancellationToken cancellationToken) =>
        ActAsync(token, (example, now) => example.Approve(revision, Actor.Author, now), cancellationToken);

    private async Task ActAsync(string token, Action<PracticeExample, DateTime> act, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = await db.OpenDraftAsync(token, now, cancellationToken);
        var example = await db.PracticeExamples.SingleOrDefaultAsync(example => example.Id == draft.PracticeExampleId, cancellationToken)
            ?? throw new IllegalTransitionException(PublicationState.Draft, PublicationState.Submitted);
        act(example, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
