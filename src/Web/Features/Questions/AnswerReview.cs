using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Share;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Questions;

/// <summary>Whoever wrote an example answers, from a letter, whether it still holds. Each link answers one review; a second click finds it answered.</summary>
public sealed class AnswerReview(ActOnExample acts, IDbContextFactory<AppDbContext> contexts, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>What is asked; null for a link that leads to nothing.</summary>
    public async Task<View?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Question.Open(protection, LetterTokenKind.Review, token) is not { } asked)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.PracticeExamples.Where(example => example.Id == asked.Id).WithNewestAsync(db, cancellationToken)).SingleOrDefault() is { } example
            ? new(example, example.Newest().Title, IsOpen(example, asked), Today())
            : null;
    }

    /// <summary>It still holds.</summary>
    public Task<IReadOnlyList<Issue>> ConfirmAsync(string token, CancellationToken cancellationToken) => RunAsync(
        token,
        open =>
        {
            open.Example.Confirm(Actor.Author, open.At);
            open.IsSeenByReaders = true;
            return Task.CompletedTask;
        },
        cancellationToken);

    /// <summary>The effort has ended. That it has is public at once; why goes to the editors with the text, as all text does.</summary>
    public async Task<IReadOnlyList<Issue>> EndAsync(string token, string? why, CancellationToken cancellationToken)
    {
        var issues = Note.Issues("why", why, "Skriv kort, hvorfor I er stoppet. Det er også noget, andre kan lære af.");
        return issues.Count > 0 ? issues : await RunAsync(
            token,
            async open =>
            {
                var draft = await open.RenewDraftAsync();
                var content = open.Content with { StoppedBecause = why!.Trim() };
                if (draft is not null)
                {
                    draft.Content = draft.Content with { StoppedBecause = content.StoppedBecause };
                }

                open.Example.Revise(content, Actor.Author, open.At);
                open.Example.Submit(Actor.Author, open.At);
                open.Example.End(Actor.Author, open.At);
                open.IsSeenByReaders = true;
            },
            cancellationToken);
    }

    /// <summary>Something has changed: a new address of the draft to write it in, as a path; null when it is answered already.</summary>
    public async Task<string?> ChangeAsync(string token, CancellationToken cancellationToken)
    {
        string? link = null;
        await RunAsync(
            token,
            async open => link = await open.RenewDraftAsync() is { } draft ? open.Db.NewLink(draft.Id, open.At) : null,
            cancellationToken);
        return link;
    }

    private static bool IsOpen(PracticeExample example, Question asked) =>
        example is { State: PublicationState.Published, EndedOn: null } && example.ReviewDueOn?.DayNumber == asked.Round;

    private async Task<IReadOnlyList<Issue>> RunAsync(string token, Func<OpenExample, Task> act, CancellationToken cancellationToken)
    {
        if (Question.Open(protection, LetterTokenKind.Review, token) is not { } asked || await PublicIdAsync(asked.Id, cancellationToken) is not { } publicId)
        {
            return [Answered];
        }

        try
        {
            return await acts.RunAsync(
                publicId,
                async open =>
                {
                    if (!IsOpen(open.Example, asked))
                    {
                        return [Answered];
                    }

                    await act(open);
                    return [];
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateException or IllegalTransitionException)
        {
            return [Overtaken];
        }
    }

    private static Issue Answered { get; } = new("", "Spørgsmålet er allerede besvaret.");

    private static Issue Overtaken { get; } = new("", "Andre skrev i eksemplet imens. Prøv igen.");

    private async Task<string?> PublicIdAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PracticeExamples.Where(example => example.Id == id).Select(example => example.PublicId).SingleOrDefaultAsync(cancellationToken);
    }

    private DateOnly Today() => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>What the page shows.</summary>
    /// <param name="Example">The example.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="IsOpen">Whether the question still waits for its answer.</param>
    /// <param name="Today">The day in Denmark.</param>
    public sealed record View(PracticeExample Example, string Title, bool IsOpen, DateOnly Today);
}
