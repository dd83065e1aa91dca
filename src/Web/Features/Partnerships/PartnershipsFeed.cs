using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>New partnerships and their recommendations as Atom (RFC 4287). Nothing of a workspace.</summary>
internal static class PartnershipsFeed
{
    public static async Task<IResult> AnswerAsync(HttpContext context, GetPartnerships get, Site site, CancellationToken cancellationToken) => AtomXml.Answer(
        site.Url(context.Request), PartnershipLinks.Feed, PartnershipLinks.List, "Partnerskaber – Vejviser", (await get.ListAsync(cancellationToken)).SelectMany(Entries));

    private static IEnumerable<AtomEntry> Entries(GetPartnerships.View view)
    {
        var slug = view.Partnership.Slug;
        if (view.Partnership.OpenedAt is { } opened)
        {
            yield return new(PartnershipLinks.Details(slug), opened, $"Nyt partnerskab: {view.Told.Title}", view.Told.Summary);
        }

        foreach (var one in view.Recommendations)
        {
            yield return new(PartnershipLinks.Recommendation(slug, one.Number), one.PublishedAt!.Value, $"Anbefaling: {one.Content.Title}", $"Fra partnerskabet »{view.Told.Title}«.");
        }
    }
}
