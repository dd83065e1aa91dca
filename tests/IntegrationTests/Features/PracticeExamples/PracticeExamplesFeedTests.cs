using System.Globalization;
using System.Xml.Linq;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class PracticeExamplesFeedTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private TestSite Site => reading.Site;

    [Theory]
    [InlineData("/feeds/eksempler.atom", 46)]
    [InlineData("/feeds/temaer/igu.atom", 3)]
    public async Task Feed_is_as_RFC_4287_wants_it(string path, int entries)
    {
        using var response = await Site.GetAsync(path);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("da", feed.Attribute(XNamespace.Xml + "lang")!.Value);
        AssertOneOfEach(feed);
        Assert.Equal(new Uri(Site.Address, path).ToString(), Link(feed, "self"));
        Assert.StartsWith(Site.Address.ToString(), Link(feed, "alternate"), StringComparison.Ordinal);
        var all = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(entries, all.Count);
        Assert.All(all, entry =>
        {
            AssertOneOfEach(entry);
            Assert.StartsWith(Site.Address.ToString(), Link(entry, "alternate"), StringComparison.Ordinal);
            Assert.NotEmpty(entry.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            Assert.NotEmpty(entry.Element(Atom + "summary")!.Value);
            Assert.All(entry.Elements(Atom + "category"), category => Assert.NotEmpty(category.Attribute("term")!.Value));
            Instant(entry.Element(Atom + "published")!);
        });
        Assert.Equal(entries, all.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal(all.Max(entry => Instant(entry.Element(Atom + "updated")!)), Instant(feed.Element(Atom + "updated")!));
    }

    [Fact]
    public async Task Feed_of_every_theme_answers_and_belongs_to_it()
    {
        foreach (var theme in (string[])["virksomhedsrettet-og-sprog", "igu", "tilgang-integration", "nytteindsats", "langt-fra-arbejdsmarkedet", "unge", "opkvalificering", "virksomhedsservice", "organisering"])
        {
            var feed = XDocument.Parse(await Site.Client.GetStringAsync(new Uri($"/feeds/temaer/{theme}.atom", UriKind.Relative))).Root!;

            Assert.NotEmpty(feed.Elements(Atom + "entry"));
            Assert.All(feed.Elements(Atom + "entry"), entry => Assert.Contains(theme, entry.Elements(Atom + "category").Select(category => category.Attribute("term")!.Value)));
        }
    }

    [Fact]
    public async Task Feed_of_an_empty_bank_is_well_formed()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        var feed = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/eksempler.atom", UriKind.Relative))).Root!;

        AssertOneOfEach(feed);
        Assert.Empty(feed.Elements(Atom + "entry"));
    }

    private static void AssertOneOfEach(XElement element)
    {
        Assert.True(Uri.IsWellFormedUriString(Assert.Single(element.Elements(Atom + "id")).Value, UriKind.Absolute));
        Assert.NotEmpty(Assert.Single(element.Elements(Atom + "title")).Value);
        Instant(Assert.Single(element.Elements(Atom + "updated")));
    }

    private static string Link(XElement element, string relation) =>
        element.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static DateTimeOffset Instant(XElement element) => DateTimeOffset.ParseExact(element.Value, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
