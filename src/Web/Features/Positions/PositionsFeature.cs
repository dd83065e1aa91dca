using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

/// <summary>What the positions need, and the positions as open data. Open to everybody.</summary>
internal static class PositionsFeature
{
    public static void AddPositions(this IServiceCollection services) => services.AddSingleton<GetPositions>();

    public static void MapPositions(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/positions").WithTags("Synspunkter").WithContentCache();
        api.MapRead("/", ListAsync).WithName("ListPositions").WithSummary("Hent synspunkterne").Refuses();
        api.MapRead("/{slug}", GetAsync).WithName("GetPosition").WithSummary("Hent et synspunkt, den nyeste version").Refuses(StatusCodes.Status404NotFound);
        app.MapRead(PositionLinks.Feed, PositionsFeed.AnswerAsync).ExcludeFromDescription().WithContentCache();
        app.MapRead(PositionLinks.Word("{slug}"), PositionDocument.DownloadAsync).ExcludeFromDescription().WithContentCache();
    }

    private static async Task<Ok<PositionList>> ListAsync(HttpContext context, GetPositions get, Site site, CancellationToken cancellationToken) => TypedResults.Ok(new PositionList(
        (await get.ListAsync(cancellationToken)).Select(view => PositionItem.Of(view, site.Url(context.Request))).ToList()));

    private static async Task<Results<Ok<Position>, ProblemHttpResult>> GetAsync([Description("Synspunktets slug")] string slug, HttpContext context, GetPositions get, Site site, CancellationToken cancellationToken) =>
        await get.FindAsync(slug, null, cancellationToken) is { } view
            ? TypedResults.Ok(Position.Of(view, site.Url(context.Request)))
            : TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "Synspunktet findes ikke", detail: "Der er intet synspunkt med det navn.");

    /// <summary>All position papers.</summary>
    public sealed record PositionList(IReadOnlyList<PositionItem> Items);

    /// <summary>A paper in its newest version.</summary>
    public sealed record PositionItem(string Slug, string Title, string Summary, int Version, DateTime PublishedAt, string Url)
    {
        internal static PositionItem Of(GetPositions.View view, string url) =>
            new(view.Paper.Slug, view.Content.Title, view.Content.Summary, view.Version.Number, view.Version.PublishedAt, url + PositionLinks.Details(view.Paper.Slug));
    }

    /// <summary>A whole paper in its newest version. Every claim's id is its anchor on the page.</summary>
    public sealed record Position(
        string Slug, string Title, string Summary, string Origin, int Version, DateTime PublishedAt, string Url,
        IReadOnlyList<ProposalItem> Proposals, IReadOnlyList<DilemmaItem> Dilemmas, IReadOnlyList<FactItem> Facts, IReadOnlyList<WorksItem> Works)
    {
        internal static Position Of(GetPositions.View view, string url) => new(
            view.Paper.Slug, view.Content.Title, view.Content.Summary, view.Content.Origin, view.Version.Number, view.Version.PublishedAt, url + PositionLinks.Details(view.Paper.Slug),
            view.Content.Proposals.Select(one => new ProposalItem(one.Id, one.Heading, one.Text, one.State.Id(), one.Steps.Select(step => new StepItem(step.State.Id(), step.On, step.Source, step.Link)).ToList())).ToList(),
            view.Content.Dilemmas.Select(one => DilemmaItem.Of(one, view, url)).ToList(),
            view.Content.Facts.Select(one => new FactItem(one.Id, one.Text, one.Value, one.Unit, one.AsOf, one.Source, one.Link, one.IsUndated, one.ReadOn, one.NextCheckOn, one.Series, one.SourceLine)).ToList(),
            view.Content.Works.Select(one => new WorksItem(one.Id, one.Text, one.Efforts, one.Examples)).ToList());
    }

    /// <summary>Something proposed, its state and the steps there.</summary>
    public sealed record ProposalItem(string Id, string Heading, string Text, string State, IReadOnlyList<StepItem> Steps);

    /// <summary>Something that happened to a proposal.</summary>
    public sealed record StepItem(string State, string On, string Source, string? Link);

    /// <summary>A question with arguments on several sides, and what became of it.</summary>
    public sealed record DilemmaItem(
        string Id, string Question, IReadOnlyList<string> Arguments,
        IReadOnlyList<DilemmaPartnership> Partnerships, IReadOnlyList<DilemmaRecommendation> Recommendations, IReadOnlyList<DilemmaConsultation> Consultations)
    {
        internal static DilemmaItem Of(Dilemma dilemma, GetPositions.View view, string url)
        {
            var outcome = view.Outcomes.GetValueOrDefault(dilemma.Id) ?? new([], [], []);
            return new(
                dilemma.Id, dilemma.Question, dilemma.Arguments,
                outcome.Partnerships.Select(one => new DilemmaPartnership(one.Slug, one.Content.Title, one.State.Id(), url + PartnershipLinks.Details(one.Slug))).ToList(),
                outcome.Recommendations.Select(one => new DilemmaRecommendation(
                    one.Recommendation.Content.Title, one.Recommendation.FollowUp.Id(), one.Recommendation.Steps.Select(step => new StepItem(step.State.Id(), step.On, step.Source, step.Link)).ToList(),
                    one.Recommendation.PublishedAt!.Value, url + PartnershipLinks.Recommendation(one.Partnership, one.Recommendation.Number))).ToList(),
                outcome.Consultations.Select(one => DilemmaConsultation.Of(one, url)).ToList());
        }
    }

    /// <summary>A partnership that works on the dilemma.</summary>
    public sealed record DilemmaPartnership(string Slug, string Title, string State, string Url);

    /// <summary>A published recommendation of such a partnership: its follow-up state and the steps there.</summary>
    public sealed record DilemmaRecommendation(string Title, string State, IReadOnlyList<StepItem> Steps, DateTime PublishedAt, string Url);

    /// <summary>A consultation of the municipalities, with the statements that are published and the ids of those the editors' summary (Markdown) rests on.</summary>
    public sealed record DilemmaConsultation(int Id, DateTime OpenedAt, DateOnly ClosesOn, string? Summary, DateTime? SummarisedAt, IReadOnlyList<int> RestsOn, IReadOnlyList<StatementItem> Statements, string Url)
    {
        internal static DilemmaConsultation Of(GetPositions.PublicConsultation shown, string url)
        {
            var (consultation, statements) = shown;
            var page = url + PositionLinks.Dilemma(consultation.Paper, consultation.Dilemma);
            return new(
                consultation.Id, consultation.OpenedAt, consultation.ClosesOn, consultation.Summary, consultation.SummarisedAt, consultation.RestsOn,
                statements.Select(one => new StatementItem(one.Statement.Id, one.Municipality.Code, one.Municipality.Name, one.Statement.Role, one.Statement.Text, one.Statement.PublishedAt!.Value, $"{page}#{PositionLinks.StatementAnchor(one.Statement.Id)}")).ToList(),
                $"{page}#{PositionLinks.ConsultationAnchor(consultation.Id)}");
        }
    }

    /// <summary>A municipality's published answer, signed by role.</summary>
    public sealed record StatementItem(int Id, string MunicipalityCode, string Municipality, string Role, string Text, DateTime PublishedAt, string Url);

    /// <summary>Something known; undated where the paper gives neither date nor source. SourceLine is what pages write of that, in Danish.</summary>
    public sealed record FactItem(string Id, string Text, decimal? Value, string? Unit, string? AsOf, string? Source, string? Link, bool Undated, DateOnly ReadOn, DateOnly? NextCheckOn, string? Series, string SourceLine);

    /// <summary>Something that works.</summary>
    public sealed record WorksItem(string Id, string Text, IReadOnlyList<string> EffortTypes, IReadOnlyList<string> Examples);
}
