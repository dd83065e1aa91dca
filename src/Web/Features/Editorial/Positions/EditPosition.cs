using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>The next version of a position paper in the editors' hands. Readers see nothing of it.</summary>
public sealed class EditPosition(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    private const int MaxSuggestions = 40;

    /// <summary>What the later of two editors is told; what was typed stays.</summary>
    public static Issue Overtaken { get; } = new("", "Andre har gemt i kladden, siden du åbnede siden. Det, du har skrevet, står her endnu; se deres i et andet vindue, og gem igen, hvis dit stadig skal gælde.");

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>All papers in the editors' order.</summary>
    public async Task<IReadOnlyList<PositionPaper>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).OrderBy(paper => paper.SortOrder).ThenBy(paper => paper.Slug).ToListAsync(cancellationToken);
    }

    /// <summary>A paper with its draft and all versions; null for none with that name.</summary>
    public async Task<PositionPaper?> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!Slug.IsValid(slug))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).SingleOrDefaultAsync(paper => paper.Slug == slug, cancellationToken);
    }

    /// <summary>Begins a paper that nobody sees yet.</summary>
    /// <returns>Its slug, or what is wrong with the title.</returns>
    public async Task<(string? Slug, IReadOnlyList<Issue> Issues)> BeginAsync(string title, Editor editor, CancellationToken cancellationToken)
    {
        var issues = PositionRequirements.OfHead(PositionContent.Blank(title), isWhole: false);
        var slug = Slug.From(title);
        if (issues.Count == 0 && slug.Length == 0)
        {
            issues = [new("title", "Skriv en titel med bogstaver.")];
        }

        if (issues.Count > 0)
        {
            return (null, issues);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var order = await db.PositionPapers.MaxAsync(paper => (int?)paper.SortOrder, cancellationToken) + 1 ?? 0;
        db.Add(PositionPaper.Begin(slug, title, order));
        editor.Note(db, "begyndte et synspunkt", Subject(slug), clock.GetUtcNow().UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (!cancellationToken.IsCancellationRequested && DatabaseFaults.Of(fault) is null)
        {
            return (null, [new("title", "Der er et synspunkt med den titel; ret det, eller vælg en anden titel.")]);
        }

        return (slug, []);
    }

    /// <summary>Writes title, summary, origin, contact and sources.</summary>
    public Task<IReadOnlyList<Issue>> SaveHeadAsync(string slug, string version, PositionContent head, Editor editor, CancellationToken cancellationToken)
    {
        var issues = PositionRequirements.OfHead(head, isWhole: false);
        return issues.Count > 0 ? Task.FromResult(issues) : WriteAsync(
            slug, version, "rettede et synspunkts hoved", editor,
            paper => paper.Write(paper.Working with { Title = head.Title, Summary = head.Summary, Origin = head.Origin, ContactRole = head.ContactRole, Sources = head.Sources }),
            cancellationToken);
    }

    /// <summary>Writes a claim; a new one gets its id.</summary>
    /// <param name="slug">The paper.</param>
    /// <param name="version">The draft's version that the editor saw.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="claim">The claim's id; null for a new one.</param>
    /// <param name="editor">Who.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<IReadOnlyList<Issue>> SaveClaimAsync(string slug, string version, ClaimForm form, string? claim, Editor editor, CancellationToken cancellationToken)
    {
        var (read, issues) = await ReadAsync(form, claim ?? "ny", cancellationToken);
        return issues.Count > 0 ? issues : await WriteAsync(
            slug, version, claim is null ? "skrev en ny påstand" : $"rettede påstanden {claim}", editor,
            paper => paper.Write(paper.Working.With(claim is null ? WithId(read, paper.NewClaimId(read.Name)) : read)),
            cancellationToken);
    }

    /// <summary>Moves a claim among its kind.</summary>
    public Task<IReadOnlyList<Issue>> MoveAsync(string slug, string version, string claim, bool up, Editor editor, CancellationToken cancellationToken) =>
        WriteAsync(slug, version, $"flyttede påstanden {claim}", editor, paper => paper.Write(paper.Working.Move(claim, up)), cancellationToken);

    /// <summary>Takes a claim out; its history and its id stay.</summary>
    public Task<IReadOnlyList<Issue>> TakeOutAsync(string slug, string version, string claim, Editor editor, CancellationToken cancellationToken) =>
        WriteAsync(slug, version, $"tog påstanden {claim} ud", editor, paper => paper.Write(paper.Working.WithoutClaim(claim)), cancellationToken);

    /// <summary>Brings a claim back as readers see it: one that was changed or taken out.</summary>
    public Task<IReadOnlyList<Issue>> RestoreAsync(string slug, string version, string claim, Editor editor, CancellationToken cancellationToken) => WriteAsync(
        slug, version, $"satte påstanden {claim} tilbage", editor,
        paper =>
        {
            if (paper.Newest?.Content.Claims().FirstOrDefault(one => one.Id == claim) is { } published)
            {
                paper.Write(paper.Working.With(published));
            }
        },
        cancellationToken);

    /// <summary>Throws the draft away.</summary>
    public Task<IReadOnlyList<Issue>> DropAsync(string slug, string version, Editor editor, CancellationToken cancellationToken) => WriteAsync(
        slug, version, "kasserede en kladde", editor,
        paper =>
        {
            if (paper.Newest is not null)
            {
                paper.DropDraft();
            }
        },
        cancellationToken);

    /// <summary>What a claim can be chosen among: efforts, series, and examples of the efforts chosen together with those chosen already.</summary>
    public async Task<Offer> OfferAsync(ClaimForm form, CancellationToken cancellationToken)
    {
        var current = follower.Current;
        if (form.Kind != ClaimKind.Works)
        {
            return new([], current.Figures.All.Select(table => (table.Series.Id, table.Series.Title)).ToList(), []);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = (await db.Published(_ => true).AsNoTracking().ToListAsync(cancellationToken))
            .Where(example => form.Examples.Contains(example.PublicId) || example.Content.EffortTypes.Any(form.Efforts.Contains))
            .OrderByDescending(example => form.Examples.Contains(example.PublicId)).ThenByDescending(example => example.UpdatedAt)
            .Take(Math.Max(MaxSuggestions, form.Examples.Count))
            .Select(example => (example.PublicId, example.Content.Title))
            .ToList();
        return new(current.Catalogue.EffortTypes.Values.Select(effort => (effort.Id, effort.Name)).ToList(), [], examples);
    }

    /// <summary>How the audit names a paper.</summary>
    internal static string Subject(string slug) => $"synspunkt {slug}";

    private async Task<IReadOnlyList<Issue>> WriteAsync(string slug, string version, string act, Editor editor, Action<PositionPaper> write, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var paper = await db.PositionPapers.Include(one => one.Versions).SingleAsync(one => one.Slug == slug, cancellationToken);
        if (version != paper.DraftVersion.ToString(CultureInfo.InvariantCulture))
        {
            return [Overtaken];
        }

        write(paper);
        editor.Note(db, act, Subject(slug), clock.GetUtcNow().UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [Overtaken];
        }

        return [];
    }

    private async Task<(IClaim Claim, IReadOnlyList<Issue> Issues)> ReadAsync(ClaimForm form, string id, CancellationToken cancellationToken)
    {
        var (claim, issues) = form.Read(id);
        var found = issues.ToList();
        // What could not be read is not missing too.
        found.AddRange(PositionRequirements.Of(claim, Today).Where(issue => issues.All(other => other.Field != issue.Field)));
        switch (claim)
        {
            case Fact { Series: { } series } when follower.Current.Figures.Find(series) is null:
                found.Add(new("series", "Vælg en serie fra listen."));
                break;
            case WorkingEffort works:
                if (works.Efforts.Any(effort => !follower.Current.Catalogue.EffortTypes.ContainsKey(effort)))
                {
                    found.Add(new("efforts", "Vælg indsatser fra listen."));
                }

                await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
                {
                    var known = await db.Published(example => works.Examples.Contains(example.PublicId) || works.Examples.Contains(example.Slug)).AsNoTracking().Select(example => new { example.PublicId, example.Slug }).ToListAsync(cancellationToken);
                    if (works.Examples.FirstOrDefault(wanted => known.TrueForAll(example => example.PublicId != wanted && example.Slug != wanted)) is { } missing)
                    {
                        found.Add(new("more_examples", $"Ret {Danish.Quoted(missing)}; der er intet offentligt eksempel på den adresse."));
                    }

                    claim = works with { Examples = works.Examples.Select(wanted => known.Find(example => example.PublicId == wanted || example.Slug == wanted)?.PublicId ?? wanted).Distinct().ToList() };
                }

                break;
        }

        return (claim, found);
    }

    private static IClaim WithId(IClaim claim, string id) => claim switch
    {
        Proposal one => one with { Id = id },
        Dilemma one => one with { Id = id },
        Fact one => one with { Id = id },
        WorkingEffort one => one with { Id = id },
        _ => throw new ArgumentOutOfRangeException(nameof(claim)),
    };

    /// <summary>What can be chosen, each with id and name.</summary>
    public sealed record Offer(IReadOnlyList<(string Id, string Name)> Efforts, IReadOnlyList<(string Id, string Name)> Series, IReadOnlyList<(string Id, string Name)> Examples);
}
