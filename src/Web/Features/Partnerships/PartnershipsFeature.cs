using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Partnerships.SignUp;
using Vejviser.Web.Features.Partnerships.Sponsor;
using Vejviser.Web.Features.Partnerships.Workspace;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>What the partnerships need, and their public side as open data. Who may enter the rest stands in <see cref="Access.Policies.ByFolder"/>.</summary>
internal static class PartnershipsFeature
{
    public static void AddPartnerships(this IServiceCollection services)
    {
        services.AddSingleton<GetPartnerships>();
        services.AddSingleton<RecommendationGrounds>();
        services.AddSingleton<ChangePartnership>();
        services.AddSingleton<SignUpMunicipality>();
        services.AddSingleton<ConfirmAsSponsor>();
        services.AddWorkspace();
        services.Configure<RazorPagesOptions>(pages =>
        {
            // A partnership is begun on the page it is changed on.
            pages.Conventions.AddPageRoute("/Editorial/Publishing/Partnerships/Edit", EditorialLinks.NewPartnership);
            pages.Conventions.KeepNothingOf("/Partnerships/SignUp");
            pages.Conventions.KeepNothingOf("/Partnerships/Sponsor");
            pages.Conventions.KeepNothingOf("/Partnerships/Workspace");
        });
    }

    public static void MapPartnerships(this WebApplication app)
    {
        app.MapRead("/api/v1/partnerships", async (HttpContext context, GetPartnerships get, Site site, CancellationToken cancellationToken) => TypedResults.Ok(new PartnershipList(
                (await get.ListAsync(cancellationToken)).Select(view => PartnershipItem.Of(view, site.Url(context.Request))).ToList())))
            .WithName("ListPartnerships").WithTags("Partnerskaber").WithSummary("Hent partnerskaberne").Refuses().WithContentCache();
        app.MapRead(PartnershipLinks.Feed, PartnershipsFeed.AnswerAsync).ExcludeFromDescription().WithContentCache();
        app.MapWorkspace();
    }

    /// <summary>All partnerships.</summary>
    public sealed record PartnershipList(IReadOnlyList<PartnershipItem> Items);

    /// <summary>A partnership's public side.</summary>
    public sealed record PartnershipItem(
        string Slug, string Title, string Summary, string? Origin, string State, DateOnly? DeadlineOn, int? Places, IReadOnlyList<string> TargetGroups, string? Paper, string? Dilemma, string? Results, string Url,
        IReadOnlyList<ParticipantItem> Participants, IReadOnlyList<RecommendationItem> Recommendations)
    {
        internal static PartnershipItem Of(GetPartnerships.View view, string url) => new(
            view.Partnership.Slug, view.Told.Title, view.Told.Summary, view.Told.Origin, view.Partnership.State.Id(), view.Partnership.DeadlineOn, view.Partnership.Places,
            view.Told.TargetGroups, view.Partnership.Paper, view.Partnership.Dilemma, view.Told.Results, url + PartnershipLinks.Details(view.Partnership.Slug),
            view.Participants.Select(one => new ParticipantItem(one.MunicipalityCode, one.TargetGroups, one.Aim)).ToList(),
            view.Recommendations.Select(one => RecommendationItem.Of(view.Partnership.Slug, one, url)).ToList());
    }

    /// <summary>A municipality that takes part.</summary>
    public sealed record ParticipantItem(string Municipality, IReadOnlyList<string> TargetGroups, string Aim);

    /// <summary>A public recommendation (text in Markdown): what it rests on, who stands where, and what became of it.</summary>
    public sealed record RecommendationItem(
        int Number, string Title, string Text, DateTime PublishedAt, int Endorsed, int Dissented, string State, IReadOnlyList<string> Examples, IReadOnlyList<string> Series,
        IReadOnlyList<StanceItem> Stances, IReadOnlyList<FollowUpItem> Steps, string Url)
    {
        internal static RecommendationItem Of(string slug, GetPartnerships.RecommendationView view, string url)
        {
            var one = view.Recommendation;
            return new(
                one.Number, one.Content.Title, one.Content.Text, one.PublishedAt!.Value, view.Behind, view.Against, one.FollowUp.Id(), one.Content.Examples, one.Content.Series,
                view.Stances.Select(said => new StanceItem(said.MunicipalityCode, said.Stance.Id(), said.Text)).ToList(),
                one.Steps.Select(step => new FollowUpItem(step.State.Id(), step.On, step.Source, step.Link)).ToList(),
                url + PartnershipLinks.Recommendation(slug, one.Number));
        }
    }

    /// <summary>Where a municipality stands, and its remark or dissent.</summary>
    public sealed record StanceItem(string Municipality, string Stance, string? Text);

    /// <summary>Something that happened to a recommendation.</summary>
    public sealed record FollowUpItem(string State, string On, string Source, string? Link);
}
