using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class PracticeExamplesFeedTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Tombstones = "http://purl.org/atompub/tombstones/1.0";
    private static readonly Editor Editor = new(new ActingAccount(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

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

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task What_went_is_told_as_gone_and_nothing_of_it_and_comes_back(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        string[] ids = ["trukket", "skjult", "samlet", "bliver", "andet-tema"];
        await site.ImportAsync([.. ids.Select(id => TestRecords.Record(id, record => { record["themes"] = new JsonArray(id == "andet-tema" ? "unge" : "opkvalificering"); record["summary"] = $"Hemmelig sag om {id}."; record["evidence"] = "ikke-vurderet"; }))]);
        await site.ShareAsync();
        Dictionary<string, DateTimeOffset> went = [];
        await GoneAsync("trukket", async () => Assert.Empty(await site.Get<WithdrawExample>().RunAsync("trukket", "En note om en person.", Editor, CancellationToken.None)));
        await GoneAsync("skjult", () => site.Get<HideExample>().RunAsync("skjult", true, Editor, CancellationToken.None));
        await GoneAsync("samlet", async () => Assert.Empty(await site.Get<MergeExamples>().RunAsync("samlet", "bliver", Editor, CancellationToken.None)));
        await GoneAsync("andet-tema", () => site.Get<HideExample>().RunAsync("andet-tema", true, Editor, CancellationToken.None));

        foreach (var (path, gone) in ((string, string[])[])[("/feeds/eksempler.atom", ["andet-tema", "samlet", "skjult", "trukket"]), ("/feeds/temaer/opkvalificering.atom", ["samlet", "skjult", "trukket"]), ("/feeds/temaer/unge.atom", ["andet-tema"])])
        {
            var text = await site.Client.GetStringAsync(new Uri(path, UriKind.Relative));
            var feed = XDocument.Parse(text).Root!;
            var tombstones = feed.Elements(Tombstones + "deleted-entry").ToList();

            Assert.Equal(gone.Select(id => $"{site.Address}eksempler/{id}"), tombstones.Select(one => one.Attribute("ref")!.Value));
            Assert.Equal(gone.Select(id => went[id]), tombstones.Select(one => DateTimeOffset.Parse(one.Attribute("when")!.Value, CultureInfo.InvariantCulture)));
            Assert.All(tombstones, one => Assert.Equal("Eksemplet er ikke offentligt længere.", Assert.Single(one.Elements()).Value));
            Assert.DoesNotContain("En note", text, StringComparison.Ordinal);
            Assert.All(gone, id => Assert.DoesNotContain($"Hemmelig sag om {id}", text, StringComparison.Ordinal));
            Assert.Equal(path.Contains("unge", StringComparison.Ordinal) ? [] : ["bliver"], feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value.Split('/')[^1]));
            Assert.Equal(tombstones.Max(one => one.Attribute("when")!.Value), feed.Element(Atom + "updated")!.Value);
        }

        clock.Advance(TimeSpan.FromHours(1));
        var back = clock.GetUtcNow();
        await site.Get<HideExample>().RunAsync("skjult", false, Editor, CancellationToken.None);
        Assert.Empty(await site.Get<PublishExample>().RunAsync("trukket", "12", Editor, CancellationToken.None));
        var after = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/temaer/opkvalificering.atom", UriKind.Relative))).Root!;
        Assert.Equal([$"{site.Address}eksempler/samlet"], after.Elements(Tombstones + "deleted-entry").Select(one => one.Attribute("ref")!.Value));
        Assert.Equal(["bliver", "skjult", "trukket"], after.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value.Split('/')[^1]).Order());
        Assert.All(after.Elements(Atom + "entry").Where(entry => !entry.Element(Atom + "id")!.Value.EndsWith("bliver", StringComparison.Ordinal)), entry => Assert.Equal(back, DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture)));

        async Task GoneAsync(string id, Func<Task> act)
        {
            clock.Advance(TimeSpan.FromHours(1));
            went[id] = clock.GetUtcNow();
            await act();
        }
    }

    [Fact]
    public async Task Newest_fifty_entries_and_tombstones_together_are_kept()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        await site.ImportAsync(TestRecords.Record("gammel"));
        await site.Get<HideExample>().RunAsync("gammel", true, Editor, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(1));
        await site.ImportAsync([.. Enumerable.Range(1, 49).Select(number => TestRecords.Record($"nyt-{number}"))]);
        var full = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/eksempler.atom", UriKind.Relative))).Root!;
        Assert.Equal((49, 1), (full.Elements(Atom + "entry").Count(), full.Elements(Tombstones + "deleted-entry").Count()));

        clock.Advance(TimeSpan.FromHours(1));
        await site.ImportAsync(TestRecords.Record("nyt-50"));
        var over = XDocument.Parse(await site.Client.GetStringAsync(new Uri("/feeds/eksempler.atom", UriKind.Relative))).Root!;
        Assert.Equal((50, 0), (over.Elements(Atom + "entry").Count(), over.Elements(Tombstones + "deleted-entry").Count()));
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
