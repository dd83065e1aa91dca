using Vejviser.Domain.Partnerships;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>What the partnerships need, and the partnerships as open data. Their public side is open to everybody.</summary>
internal static class PartnershipsFeature
{
    public static void AddPartnerships(this IServiceCollection services) => services.AddSingleton<GetPartnerships>();

    public static void MapPartnerships(this WebApplication app) => app
        .MapRead("/api/v1/partnerships", async (HttpContext context, GetPartnerships get, Site site, CancellationToken cancellationToken) => TypedResults.Ok(new PartnershipList(
            (await get.ListAsync(cancellationToken)).Select(partnership => PartnershipItem.Of(partnership, site.Url(context.Request))).ToList())))
        .WithName("ListPartnerships").WithTags("Partnerskaber").WithSummary("Hent partnerskaberne").WithContentCache();

    /// <summary>All partnerships.</summary>
    public sealed record PartnershipList(IReadOnlyList<PartnershipItem> Items);

    /// <summary>A partnership's public side.</summary>
    public sealed record PartnershipItem(string Slug, string Title, string Summary, string? Origin, string State, DateOnly? DeadlineOn, int? Places, IReadOnlyList<string> TargetGroups, string? Results, string Url)
    {
        internal static PartnershipItem Of(Partnership partnership, string url) => new(
            partnership.Slug, partnership.Content.Title, partnership.Content.Summary, partnership.Content.Origin, partnership.State.Id(), partnership.DeadlineOn, partnership.Places,
            partnership.Content.TargetGroups, partnership.Content.Results, url + PartnershipLinks.Details(partnership.Slug));
    }
}
