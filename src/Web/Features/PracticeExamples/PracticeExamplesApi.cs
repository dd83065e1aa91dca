using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Examples as open data.</summary>
public static class PracticeExamplesApi
{
    public static Results<Ok<Page>, ProblemHttpResult> List(
        HttpContext context,
        ListPracticeExamples list,
        Site site,
        [Description("Søgeord")] string? q,
        [Description("Temaets id")] string[]? theme,
        [Description("Indsatstypens id")] string[]? effort,
        [Description("Målgruppens id")] string[]? targetGroup,
        [Description("Kommunens kode, fire cifre")] string[]? municipality,
        [Description("dokumenteret, lovende, proevet-uden-effekt eller ikke-vurderet")] string[]? evidence,
        [Description("Årstal, eller unknown")] string[]? year,
        [Description("relevance, newest eller title")] string? sort,
        [Description("Fra 1")] string? page,
        [Description("Højst 100")] string? size)
    {
        // The parameters above are for the OpenAPI document; the address is read as the page reads its own.
        _ = (q, theme, effort, targetGroup, municipality, evidence, year, sort, page, size);
        var read = ListAddress.ForPrograms.Read(context.Request.Query, list.Catalogue);
        if (read.NotUnderstood.Count > 0)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "Ukendt parameterværdi",
                detail: string.Join(' ', read.NotUnderstood.Select(Sentence)),
                extensions: [new("errors", read.NotUnderstood.ToLookup(unknown => unknown.Parameter, unknown => unknown.Value.Length > 60 ? unknown.Value[..60] + "…" : unknown.Value).ToDictionary(group => group.Key, group => group.ToArray()))]);
        }

        var result = list.Find(read.Request);
        context.Response.Headers.AddServerTiming("search", result.Elapsed);
        var url = site.Url(context.Request);
        context.Response.Headers.Link = PageLinks(url + PracticeExampleLinks.ApiList, context.Request.Query, read.Request.Page, Math.Max(1, (result.Total + read.Request.Size - 1) / read.Request.Size));
        return TypedResults.Ok(new Page(
            result.Total,
            read.Request.Page,
            read.Request.Size,
            result.Items.Select(example => Item.Of(example, list.Catalogue, url)).ToList(),
            list.Groups(read.Request, result).ToDictionary(
                group => ListAddress.ForPrograms.Parameter(group.Facet),
                group => (IReadOnlyList<FacetCount>)group.Options.Select(option => new FacetCount(option.Value.Value, option.Name, option.Count)).ToList())));
    }

    public static async Task<Results<Ok<WholeExample>, RedirectHttpResult, ProblemHttpResult>> GetAsync(
        [Description("Eksemplets id")] string id, HttpContext context, GetPracticeExample get, Site site, CancellationToken cancellationToken)
    {
        if (await get.FindByPublicIdAsync(id, cancellationToken) is { } example)
        {
            return TypedResults.Ok(WholeExample.Of(example, get.Catalogue, site.Url(context.Request)));
        }

        return await get.FindGoneAsync(id, cancellationToken) switch
        {
            { Into: { } other } => TypedResults.Redirect(PracticeExampleLinks.Api(other.PublicId), permanent: true),
            { Withdrawal: { } withdrawal } => TypedResults.Problem(statusCode: StatusCodes.Status410Gone, title: "Eksemplet er trukket tilbage", detail: withdrawal.Note),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "Eksemplet findes ikke", detail: "Der er intet offentliggjort eksempel med det id."),
        };
    }

    // RFC 8288; each address is the one asked for with another page.
    private static string PageLinks(string list, IQueryCollection query, int page, int last)
    {
        var address = ListAddress.ForPrograms;
        var kept = address.Facets.Select(address.Parameter).Concat(["q", address.SortParameter, "size"])
            .SelectMany(parameter => query[parameter], (parameter, value) => KeyValuePair.Create(parameter, value)).ToList();
        return string.Join(", ", new (string Relation, int? Page)[] { ("first", 1), ("prev", page > 1 ? Math.Min(page - 1, last) : null), ("next", page < last ? page + 1 : null), ("last", last) }
            .Where(link => link.Page is not null)
            .Select(link => $"<{list}{QueryString.Create([.. kept, new(address.PageParameter, link.Page!.Value.ToString(CultureInfo.InvariantCulture))])}>; rel=\"{link.Relation}\""));
    }

    private static string Sentence((string Parameter, string Value) unknown) => unknown.Parameter switch
    {
        "q" => $"q må højst være {SearchQuery.MaxLength} tegn.",
        _ => $"{unknown.Parameter} kender ikke værdien {Danish.Quoted(unknown.Value)}.",
    };

    /// <summary>One page of examples.</summary>
    public sealed record Page(int Total, [property: System.Text.Json.Serialization.JsonPropertyName("page")] int PageNumber, int Size, IReadOnlyList<Item> Items, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets);

    /// <summary>A facet value and how many examples carry it.</summary>
    public sealed record FacetCount(string Id, string Name, int Count);

    /// <summary>A municipality as examples name it.</summary>
    public sealed record MunicipalityName(string Code, string Name);

    /// <summary>An example as the list gives it.</summary>
    public sealed record Item(
        string Id,
        string Slug,
        string Title,
        string Summary,
        IReadOnlyList<MunicipalityName> Municipalities,
        IReadOnlyList<string> Themes,
        IReadOnlyList<string> EffortTypes,
        IReadOnlyList<string> TargetGroups,
        string Evidence,
        string EvidenceProposed,
        int? Year,
        DateTime PublishedAt,
        DateTime UpdatedAt,
        DateOnly ReviewDueAt,
        string Url)
    {
        internal static Item Of(PublishedExample example, Catalogue catalogue, string url) => new(
            example.PublicId,
            example.Slug,
            example.Content.Title,
            example.Content.Summary,
            example.Content.Municipalities.Select(code => new MunicipalityName(code, catalogue.Municipalities[code].Name)).ToList(),
            example.Content.Themes,
            example.Content.EffortTypes,
            example.Content.TargetGroups,
            example.Content.Evidence.Id(),
            example.ProposeEvidence().Level.Id(),
            example.Content.Year,
            example.PublishedAt,
            example.UpdatedAt,
            example.ReviewDueOn,
            url + PracticeExampleLinks.Details(example.Slug));
    }

    /// <summary>A result, mostly as a figure.</summary>
    public sealed record Figure(string Measure, decimal? Value, string Unit, string? Period, bool IsExpected, Outcome? Outcome)
    {
        internal static Figure Of(ResultFigure figure, EvidenceProposal proposal) => new(
            figure.Measure, figure.Value, figure.Unit, figure.Period, figure.IsExpected,
            proposal.Outcomes.FirstOrDefault(outcome => ReferenceEquals(outcome.Figure, figure)) is { } judged ? PracticeExamplesApi.Outcome.Of(judged) : null);
    }

    /// <summary>What a result says on the effect, and what the rule makes of it.</summary>
    public sealed record Outcome(string Kind, string Direction, string Design, decimal? Baseline, int? People, int? FollowUpMonths, string? Source, string EvidenceProposed, string Why, string Lift, string? InPeople)
    {
        internal static Outcome Of(OutcomeProposal judged) => new(
            judged.Outcome.Kind.Id(), judged.Outcome.Direction.Id(), judged.Outcome.Design.Id(), judged.Outcome.Baseline, judged.Outcome.People,
            judged.Outcome.FollowUpMonths, judged.Outcome.Source, judged.Level.Id(), judged.Why, judged.Lift, judged.InPeople);
    }

    /// <summary>A municipality that took an example over, as it tells itself.</summary>
    public sealed record Adopter(MunicipalityName Municipality, string State, bool HasUsed, IReadOnlyList<Figure> ResultFigures);

    /// <summary>A whole example.</summary>
    public sealed record WholeExample(
        string Id,
        string Slug,
        string Title,
        string Summary,
        IReadOnlyList<MunicipalityName> Municipalities,
        IReadOnlyList<string> Themes,
        IReadOnlyList<string> EffortTypes,
        string TargetGroup,
        IReadOnlyList<string> TargetGroups,
        string? Challenge,
        string? Approach,
        string? Results,
        IReadOnlyList<Figure> ResultFigures,
        int? YearsRun,
        int? PeopleReached,
        string Maturity,
        string? ParticipantsSay,
        string? WhatWasHard,
        IReadOnlyList<string> Advice,
        string? Resources,
        string Evidence,
        string EvidenceProposed,
        string? EvidenceReason,
        string EvidenceExplanation,
        IReadOnlyList<Adopter> Adopters,
        DateOnly? ConfirmedAt,
        DateOnly? EndedAt,
        string WorkObligation,
        string Provenance,
        string ProvenanceExplanation,
        IReadOnlyList<string> Partners,
        SourceReference? Source,
        int? Year,
        DateTime PublishedAt,
        DateTime UpdatedAt,
        DateOnly ReviewDueAt,
        string Url)
    {
        internal static WholeExample Of(PublishedExample example, Catalogue catalogue, string url)
        {
            var item = Item.Of(example, catalogue, url);
            var content = example.Content;
            var evidence = PracticeExamples.EvidenceExplanation.Of(example);
            return new(
                item.Id, item.Slug, item.Title, item.Summary, item.Municipalities, item.Themes, item.EffortTypes,
                content.TargetGroupText, item.TargetGroups, content.Challenge, content.Approach, content.Results, content.ResultFigures.Select(figure => Figure.Of(figure, evidence.Proposal)).ToList(),
                content.YearsRun, content.PeopleReached, example.Tried.Maturity.Id(), content.ParticipantsSay,
                content.WhatWasHard, content.Advice, content.Resources, item.Evidence, evidence.Proposal.Level.Id(), content.EvidenceReason, evidence.ToString(),
                example.Adopters.Select(adopter => new Adopter(
                    new(adopter.MunicipalityCode, catalogue.Municipalities[adopter.MunicipalityCode].Name), adopter.State.Id(), adopter.HasUsed, adopter.Figures.Select(figure => Figure.Of(figure, evidence.Proposal)).ToList())).ToList(),
                example.ConfirmedOn, example.EndedOn,
                content.WorkObligation.Id(), content.Provenance.Id(), content.Provenance.Name(), content.Partners, content.Source,
                item.Year, item.PublishedAt, item.UpdatedAt, item.ReviewDueAt, item.Url);
        }
    }
}
