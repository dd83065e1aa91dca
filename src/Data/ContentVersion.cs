using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data;

/// <summary>The one row that tells every node how new the content is.</summary>
/// <remarks>
/// A writer raises <see cref="ChangeNumber"/> inside its own transaction and stamps it on what it changed.
/// The row lock makes writers wait for each other, so numbers become visible in order and no node skips one.
/// </remarks>
public sealed class ContentVersion
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Raised by every transaction that changes what readers see.</summary>
    public long ChangeNumber { get; init; }

    /// <summary>Raised when every node must build its search index anew.</summary>
    public int IndexGeneration { get; init; }
}

/// <summary>How writers and followers use the row.</summary>
public static class ContentVersionQueries
{
    /// <summary>Takes the next change number. Call inside the transaction that makes the change.</summary>
    public static async Task<long> NextChangeNumberAsync(this AppDbContext db, CancellationToken cancellationToken)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A change number belongs to a transaction.");
        }

        await db.ContentVersions.ExecuteUpdateAsync(row => row.SetProperty(version => version.ChangeNumber, version => version.ChangeNumber + 1), cancellationToken);
        return await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync(cancellationToken);
    }

    /// <summary>Holds examples until the caller's transaction ends. Acts on an example write its row before they take the change number; whoever must take the number first holds the rows before it, or each would wait for the other.</summary>
    public static Task HoldExamplesAsync(this AppDbContext db, Expression<Func<PracticeExample, bool>> which, CancellationToken cancellationToken) =>
        db.PracticeExamples.Where(which).ExecuteUpdateAsync(row => row.SetProperty(example => example.ChangeNumber, example => example.ChangeNumber), cancellationToken);

    /// <summary>Holds a position paper until the caller's transaction ends. Whoever writes in what readers see of one begins with it, before any other row and before the change number.</summary>
    public static Task HoldPaperAsync(this AppDbContext db, string slug, CancellationToken cancellationToken) =>
        db.PositionPapers.Where(paper => paper.Slug == slug).ExecuteUpdateAsync(row => row.SetProperty(paper => paper.SortOrder, paper => paper.SortOrder), cancellationToken);

    /// <summary>Takes the next change number and stamps it on a position paper that is held, because readers see something new of it.</summary>
    public static async Task StampPaperAsync(this AppDbContext db, string slug, CancellationToken cancellationToken)
    {
        var number = await db.NextChangeNumberAsync(cancellationToken);
        await db.PositionPapers.Where(paper => paper.Slug == slug).ExecuteUpdateAsync(row => row.SetProperty(paper => paper.ChangeNumber, number), cancellationToken);
    }

    /// <summary>Asks every node to build its search index anew.</summary>
    public static Task RequestReindexAsync(this AppDbContext db, CancellationToken cancellationToken) =>
        db.ContentVersions.ExecuteUpdateAsync(row => row.SetProperty(version => version.IndexGeneration, version => version.IndexGeneration + 1), cancellationToken);
}
