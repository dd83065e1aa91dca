using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Writing;

/// <summary>What every act on one example has in common: read it, do the act, write all of it in one transaction, and let this node follow.</summary>
/// <remarks>Whoever was slower gets <see cref="IllegalTransitionException"/> or <see cref="DbUpdateConcurrencyException"/>, and nothing of theirs is stored.</remarks>
public sealed class ActOnExample(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    /// <summary>Does an act; when it answers issues, nothing is stored.</summary>
    /// <param name="publicId">The example; it must exist.</param>
    /// <param name="act">The act.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> RunAsync(string publicId, Func<OpenExample, Task<IReadOnlyList<Issue>>> act, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var example = await db.WithNewestAsync(publicId, cancellationToken);
        var open = new OpenExample(db, example, clock.GetUtcNow().UtcDateTime, cancellationToken);
        var issues = await act(open);
        if (issues.Count > 0)
        {
            return issues;
        }

        // Versions are compared before the change number is taken: whoever loses must not make others wait.
        await db.SaveChangesAsync(cancellationToken);
        if (open.IsSeenByReaders)
        {
            var number = await db.NextChangeNumberAsync(cancellationToken);
            foreach (var changed in open.Others.Prepend(example))
            {
                changed.ChangeNumber = number;
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        if (open.IsSeenByReaders)
        {
            await follower.CatchUpAsync(CancellationToken.None);
        }

        return [];
    }

    /// <summary>Does an act that nothing can stand in the way of but the state.</summary>
    public Task RunAsync(string publicId, Action<OpenExample> act, CancellationToken cancellationToken) => RunAsync(
        publicId,
        open =>
        {
            act(open);
            return Task.FromResult<IReadOnlyList<Issue>>([]);
        },
        cancellationToken);
}

/// <summary>An example in the transaction that changes it.</summary>
public sealed class OpenExample(AppDbContext db, PracticeExample example, DateTime at, CancellationToken cancellationToken)
{
    public AppDbContext Db => db;

    public PracticeExample Example => example;

    /// <summary>What the newest revision says.</summary>
    public PracticeExampleContent Content => example.Newest();

    /// <summary>Now (UTC).</summary>
    public DateTime At => at;

    public CancellationToken Cancellation => cancellationToken;

    /// <summary>As the audit names it.</summary>
    public string Subject => $"eksempel {example.PublicId}";

    /// <summary>Set by acts that change what readers see.</summary>
    public bool IsSeenByReaders { get; set; }

    /// <summary>Other examples that readers see otherwise after the act.</summary>
    public List<PracticeExample> Others { get; } = [];
}
