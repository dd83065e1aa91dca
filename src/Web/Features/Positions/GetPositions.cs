using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Positions;

/// <summary>Reads the position papers as everybody may: no draft, and of what municipalities sent only what is published.</summary>
public sealed class GetPositions(IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    /// <summary>The newest version of each paper, in the editors' order.</summary>
    public async Task<IReadOnlyList<View>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var papers = await db.PositionPapers.AsNoTracking().Where(paper => paper.Versions.Count > 0).Include(paper => paper.Versions).OrderBy(paper => paper.SortOrder).ThenBy(paper => paper.Slug).ToListAsync(cancellationToken);
        return papers.ConvertAll(paper => new View(paper, paper.Newest!));
    }

    /// <summary>A version of a paper, with what became of its dilemmas; null when there is no such paper or version.</summary>
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
        var version = number is null ? paper?.Newest : paper?.Versions.Find(version => version.Number == number);
        if (version is null)
        {
            return null;
        }

        var shown = version.Content.Works.SelectMany(works => works.Examples).ToHashSet();
        return new(paper!, version)
        {
            Outcomes = await OutcomesAsync(db, slug, cancellationToken),
            Examples = await db.Published(example => shown.Contains(example.PublicId)).AsNoTracking().ToDictionaryAsync(example => example.PublicId, example => new ExampleLink(example.Slug, example.Content.Title), cancellationToken),
        };
    }

    /// <summary>The consultations of all papers, newest first.</summary>
    public async Task<IReadOnlyList<Consultation>> ConsultationsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Consultations.AsNoTracking().OrderByDescending(consultation => consultation.OpenedAt).ToListAsync(cancellationToken);
    }

    private async Task<Dictionary<string, Outcome>> OutcomesAsync(AppDbContext db, string slug, CancellationToken cancellationToken)
    {
        var partnerships = await db.Partnerships.AsNoTracking().Where(partnership => partnership.Paper == slug && partnership.Dilemma != null).OrderBy(partnership => partnership.SortOrder).ThenBy(partnership => partnership.Slug).ToListAsync(cancellationToken);
        var ids = partnerships.ConvertAll(partnership => partnership.Id);
        var recommendations = await db.Recommendations.AsNoTracking()
            .Where(recommendation => recommendation.State == RecommendationState.Published && ids.Contains(recommendation.PartnershipId))
            .OrderBy(recommendation => recommendation.PublishedAt).ThenBy(recommendation => recommendation.Id)
            .ToListAsync(cancellationToken);
        var consultations = await db.Consultations.AsNoTracking().Where(consultation => consultation.Paper == slug)
            .Include(consultation => consultation.Statements.Where(statement => statement.State == StatementState.Published))
            .OrderByDescending(consultation => consultation.OpenedAt).ThenByDescending(consultation => consultation.Id)
            .ToListAsync(cancellationToken);
        return partnerships.Select(partnership => partnership.Dilemma!).Concat(consultations.Select(consultation => consultation.Dilemma)).Distinct().ToDictionary(
            dilemma => dilemma,
            dilemma => new Outcome(
                partnerships.Where(partnership => partnership.Dilemma == dilemma).ToList(),
                partnerships.Where(partnership => partnership.Dilemma == dilemma)
                    .SelectMany(partnership => recommendations.Where(recommendation => recommendation.PartnershipId == partnership.Id).Select(recommendation => new ClosingRecommendation(partnership.Slug, recommendation)))
                    .ToList(),
                consultations.Where(consultation => consultation.Dilemma == dilemma)
                    .Select(consultation => new PublicConsultation(consultation, Signed(consultation.Statements)))
                    .ToList()));
    }

    private List<SignedStatement> Signed(IEnumerable<Statement> statements)
    {
        var municipalities = content.Current.Catalogue.Municipalities;
        return statements.Select(statement => new SignedStatement(statement, municipalities[statement.MunicipalityCode])).OrderBy(signed => signed.Municipality.Name, Danish.Comparer).ToList();
    }

    /// <summary>A paper in one of its versions.</summary>
    public sealed record View(PositionPaper Paper, PositionVersion Version)
    {
        public PositionContent Content => Version.Content;

        public bool IsNewest => Version.Number == Paper.Newest!.Number;

        /// <summary>"Version 1, 27. november 2026".</summary>
        public string Name => $"Version {Version.Number}, {Danish.Date(DanishTime.DayOf(Version.PublishedAt))}";

        /// <summary>What became of the dilemmas of which anything did, by their ids; the same in every version.</summary>
        public IReadOnlyDictionary<string, Outcome> Outcomes { get; init; } = new Dictionary<string, Outcome>();

        /// <summary>The examples that claims lead to, by public id, as far as readers see them.</summary>
        public IReadOnlyDictionary<string, ExampleLink> Examples { get; init; } = new Dictionary<string, ExampleLink>();
    }

    /// <summary>What became of a dilemma.</summary>
    public sealed record Outcome(IReadOnlyList<Partnership> Partnerships, IReadOnlyList<ClosingRecommendation> Recommendations, IReadOnlyList<PublicConsultation> Consultations);

    /// <summary>A published recommendation and the slug of the partnership that wrote it.</summary>
    public sealed record ClosingRecommendation(string Partnership, Recommendation Recommendation);

    /// <summary>A consultation with what is published of it, by municipality.</summary>
    public sealed record PublicConsultation(Consultation Consultation, IReadOnlyList<SignedStatement> Statements)
    {
        /// <summary>The statements the summary rests on.</summary>
        public IReadOnlyList<SignedStatement> RestsOn => Statements.Where(signed => Consultation.RestsOn.Contains(signed.Statement.Id)).ToList();
    }

    /// <summary>A published statement and whose it is.</summary>
    public sealed record SignedStatement(Statement Statement, Municipality Municipality);

    /// <summary>Where an example is read.</summary>
    public sealed record ExampleLink(string Slug, string Title);
}
