using System.Globalization;
using System.Text;
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
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static IResult All(HttpContext context, ListPracticeExamples list, Site site) =>
        Feed(list, [], site.Url(context.Request), "Nye eksempler – Vejviser", PracticeExampleLinks.Feed, PracticeExampleLinks.List);

    public static IResult OfTheme(string theme, HttpContext context, ListPracticeExamples list, Site site) =>
        list.Catalogue.Themes.GetValueOrDefault(theme) is { } found
            ? Feed(list, [new(Facet.Theme, theme)], site.Url(context.Request), $"{found.Name} – Vejviser", ThemeLinks.Feed(theme), ThemeLinks.Details(theme))
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Temaet findes ikke");

    private static IResult Feed(ListPracticeExamples list, IReadOnlyCollection<FacetValue> selected, string url, string title, string self, string page)
    {
        var examples = list.Find(new() { Query = SearchQuery.Parse(null), Selected = selected, Sort = SearchSort.Newest, Size = Entries }).Items;
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteElementString("id", Atom, url + self);
            xml.WriteElementString("title", Atom, title);
            xml.WriteElementString("updated", Atom, Instant(examples.Select(example => example.UpdatedAt).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            Link(xml, "self", url + self, "application/atom+xml");
            Link(xml, "alternate", url + page, "text/html");
            foreach (var example in examples)
            {
                Entry(xml, example, list, url);
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(buffer.ToArray(), "application/atom+xml; charset=utf-8");
    }

    private static void Entry(XmlWriter xml, PublishedExample example, ListPracticeExamples list, string url)
    {
        var address = url + PracticeExampleLinks.Details(example.Slug);
        var municipalities = example.Content.Municipalities.Select(code => list.Catalogue.Municipalities[code].FullName).ToList();
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, address);
        xml.WriteElementString("title", Atom, example.Content.Title);
        xml.WriteElementString("published", Atom, Instant(example.PublishedAt));
        xml.WriteElementString("updated", Atom, Instant(example.UpdatedAt));
        Link(xml, "alternate", address, "text/html");
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, example.Content.Provenance == Provenance.SharedByMunicipality ? Danish.List(municipalities) : "Vejvisers redaktion");
        xml.WriteEndElement();
        foreach (var theme in example.Content.Themes)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", theme);
            xml.WriteAttributeString("label", list.Catalogue.Themes[theme].Name);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Atom, $"{Danish.List(municipalities)}: {example.Content.Summary}");
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Instant(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
