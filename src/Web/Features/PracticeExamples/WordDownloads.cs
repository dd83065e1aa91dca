using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Documents;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>An example, and a shortlist, as Word documents.</summary>
internal static class WordDownloads
{
    public static async Task<IResult> ExampleAsync(string slug, HttpRequest request, GetPracticeExample get, Site site, CancellationToken cancellationToken) =>
        Answer(slug, Slug.IsValid(slug) ? await get.FindAsync([slug], cancellationToken) : [], get.Catalogue, site.Url(request));

    public static async Task<IResult> ShortlistAsync(HttpRequest request, GetPracticeExample get, Site site, CancellationToken cancellationToken)
    {
        var slugs = request.Query["id"].OfType<string>().Distinct().Where(Slug.IsValid).Take(ShortlistModel.MaxExamples).ToList();
        return Answer("udvalgte-eksempler", slugs.Count == 0 ? [] : await get.FindAsync(slugs, cancellationToken), get.Catalogue, site.Url(request));
    }

    private static IResult Answer(string name, IReadOnlyList<PublishedExample> examples, Catalogue catalogue, string url) => examples.Count == 0
        ? Results.NotFound()
        : DocxDownload.Answer(name, output => ExampleDocument.Write(output, examples.Select(example => Documented(example, catalogue, url)).ToList()));

    private static DocumentedExample Documented(PublishedExample example, Catalogue catalogue, string url)
    {
        var content = example.Content;
        var municipalities = content.Municipalities.Select(code => catalogue.Municipalities[code].FullName).ToList();
        var address = url + PracticeExampleLinks.Details(example.Slug);
        return new(
            example,
            municipalities,
            content.Themes.Select(id => catalogue.Themes[id].Name).ToList(),
            content.EffortTypes.Select(id => catalogue.EffortTypes[id].Name).ToList(),
            content.TargetGroups.Select(id => catalogue.TargetGroups[id].Name).ToList(),
            example.Adopters.Select(adopter => $"{catalogue.Municipalities[adopter.MunicipalityCode].FullName} ({adopter.State.Name()})").ToList(),
            // Not without a host, as the oldest clients ask.
            Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null,
            new Citation(Danish.List(municipalities), content.Year, content.Title, DateOnly.FromDateTime(example.UpdatedAt), address).ToString());
    }
}
