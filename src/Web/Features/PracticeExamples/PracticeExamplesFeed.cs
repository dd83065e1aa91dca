using System.Xml;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>The newest examples as Atom (RFC 4287).</summary>
internal static class PracticeExamplesFeed
{
    private const int Entries = 50;

    public static IResult All(HttpContext context, ListPracticeExamples list, Site site) =>
        Feed(list, [], site.Url(context.Request), "Nye eksempler – Vejviser", PracticeExampleLinks.Feed, PracticeExampleLinks.List);

    public static IResult OfTheme(string theme, HttpContext context, ListPracticeExamples list, Site site) =>
        list.Catalogue.Themes.GetValueOrDefault(theme) is { } found
            ? Feed(list, [new(Facet.Theme, theme)], site.Url(context.Request), $"{found.Name} – Vejviser", ThemeLinks.Feed(theme), ThemeLinks.Details(theme))
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Temaet findes ikke");

    private static IResult Feed(ListPracticeExamples list, IReadOnlyCollection<FacetValue> selected, string url, string title, string self, string page)
    {
        var examples = list.Find(new() { Query = SearchQuery.Parse(null), Selected = selected, Sort = SearchSort.Newest, Size = Entries }).Items;
        return AtomXml.Answer(url + self, url + page, title, examples.Select(example => example.UpdatedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max(), xml =>
        {
            foreach (var example in examples)
            {
                Entry(xml, example, list, url);
            }
        });
    }

    private static void Entry(XmlWriter xml, PublishedExample example, ListPracticeExamples list, string url)
    {
        var address = url + PracticeExampleLinks.Details(example.Slug);
        var municipalities = example.Content.Municipalities.Select(code => list.Catalogue.Municipalities[code].FullName).ToList();
        xml.WriteStartElement("entry", AtomXml.Namespace);
        xml.WriteElementString("id", AtomXml.Namespace, address);
        xml.WriteElementString("title", AtomXml.Namespace, example.Content.Title);
        xml.WriteElementString("published", AtomXml.Namespace, AtomXml.Instant(example.PublishedAt));
        xml.WriteElementString("updated", AtomXml.Namespace, AtomXml.Instant(example.UpdatedAt));
        xml.WriteLink("alternate", address, "text/html");
        xml.WriteStartElement("author", AtomXml.Namespace);
        xml.WriteElementString("name", AtomXml.Namespace, example.Content.Provenance == Provenance.SharedByMunicipality ? Danish.List(municipalities) : "Vejvisers redaktion");
        xml.WriteEndElement();
        foreach (var theme in example.Content.Themes)
        {
            xml.WriteStartElement("category", AtomXml.Namespace);
            xml.WriteAttributeString("term", theme);
            xml.WriteAttributeString("label", list.Catalogue.Themes[theme].Name);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", AtomXml.Namespace, $"{Danish.List(municipalities)}: {example.Content.Summary}");
        xml.WriteEndElement();
    }
}
