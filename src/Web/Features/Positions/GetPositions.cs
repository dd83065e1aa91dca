using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Positions;

/// <summary>Reads the position papers.</summary>
public sealed class GetPositions(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The newest version of each paper, in the editors' order.</summary>
    public async Task<IReadOnlyList<View>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var papers = await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).OrderBy(paper => paper.SortOrder).ThenBy(paper => paper.Slug).ToListAsync(cancellationToken);
        return papers.ConvertAll(paper => new View(paper, paper.Versions.MaxBy(version => version.Number)!));
    }

    /// <summary>A version of a paper; null when there is no such paper or version.</summary>
    /// <param name="slug">The paper.</param>
    /// <param name="number">The version; null for the newest.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<View?> FindAsync(string? slug, int? number, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paper = await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).SingleOrDefaultAsync(paper => paper.Slug == slug, cancellationToken);
        var version = number is null ? paper?.Versions.MaxBy(version => version.Number) : paper?.Versions.Find(version => version.Number == number);
        return version is null ? null : new(paper!, version);
    }

    /// <summary>A paper in one of its versions.</summary>
    public sealed record View(PositionPaper Paper, PositionVersion Version)
    {
        public PositionContent Content => Version.Content;

        public bool IsNewest => Version.Number == Paper.Versions.Max(version => version.Number);

        /// <summary>"Version 1, 27. november 2026".</summary>
        public string Name => $"Version {Version.Number}, {Danish.Date(DanishTime.DayOf(Version.PublishedAt))}";
    }
}
