using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features;

/// <summary>What holds for every page: each address of the sitemap, and those that are not in it.</summary>
public sealed class EveryPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] NotInSitemap =
    [
        "/om/fejl", "/om/fejl?side=/eksempler", "/eksempler/liste", "/eksempler/liste?id=aalborg-svejsere-bladt&id=hjoerring-modellen",
        "/eksempler?q=svejser", "/eksempler?tema=unge&tema=igu&kommune=aalborg&side=1", "/eksempler?q=xyzxyz", "/eksempler?q=%3F",
    ];

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Every_page_answers_and_keeps_to_the_rules_of_a_page()
    {
        var addresses = await AddressesAsync();
        foreach (var path in addresses)
        {
            using var response = await Site.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, path);
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
            var html = await response.Content.ReadAsStringAsync();
            var page = new HtmlParser().ParseDocument(html);

            Assert.True(page.QuerySelectorAll("h1").Length == 1, path);
            Assert.True(page.Title!.Contains("Vejviser", StringComparison.Ordinal), path);
            Assert.True(page.DocumentElement.GetAttribute("lang") == "da", path);
            Assert.True(page.QuerySelector("main#main-content") is not null, path);
            Assert.True(page.QuerySelectorAll("a").Any(link => link.TextContent == "Fejl eller personoplysninger?"), path);
            AssertNothingFromElsewhere(page, path);
            AssertNothingInline(page, path);
            AssertIdsOnce(page, path);
            // The report and the tools are the only forms among them that are posted; they need no cookie.
            Assert.All(page.QuerySelectorAll("form:not([action='/om/fejl']):not([action^='/redskaber/'])"), form => Assert.Equal("get", form.GetAttribute("method"), ignoreCase: true));
        }

        Assert.InRange(addresses.Count, 46 + 98 + 9 + 13 + 11, 400);
    }

    [Fact]
    public async Task Every_link_within_the_site_leads_somewhere()
    {
        HashSet<string> seen = [];
        foreach (var path in (await AddressesAsync()).Where(path => !path.StartsWith("/kommuner/", StringComparison.Ordinal) || path == "/kommuner/aalborg"))
        {
            var page = await Site.PageAsync(path);
            foreach (var element in page.QuerySelectorAll("a[href], link[href], script[src], use[href], form[action]"))
            {
                var address = element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!;
                if (address.StartsWith('#'))
                {
                    Assert.True(page.GetElementById(address[1..]) is not null, $"{path}: {address}");
                }
                else if (address.StartsWith('/') || address.StartsWith(Site.Address.ToString(), StringComparison.Ordinal))
                {
                    seen.Add(address.Replace(Site.Address.ToString(), "/", StringComparison.Ordinal).Split('#')[0]);
                }
            }
        }

        foreach (var address in seen)
        {
            using var response = await Site.GetAsync(address);
            // The account, and what is told for a municipality, asks whose it is first.
            Assert.True(response.StatusCode == HttpStatusCode.OK || ((address == "/konto" || address.EndsWith("/brug", StringComparison.Ordinal)) && response.Headers.Location!.ToString().StartsWith("/konto/log-ind", StringComparison.Ordinal)), address);
        }

        Assert.InRange(seen.Count, 150, 2_000);
    }

    [Fact]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        foreach (var path in (string[])["/", "/eksempler", "/eksempler/aalborg-svejsere-bladt", "/temaer/igu", "/api/v1/examples", "/api/v1/themes", "/feeds/eksempler.atom", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz", "/openapi/v1.json"])
        {
            using var get = await Site.GetAsync(path);
            using var head = await Site.Client.SendAsync(new(HttpMethod.Head, path));

            Assert.True(get.StatusCode == HttpStatusCode.OK && head.StatusCode == HttpStatusCode.OK, $"{path} {head.StatusCode}");
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(get.Headers.ETag, head.Headers.ETag);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("VROVL")]
    public async Task Other_methods_are_refused_and_never_a_fault_of_ours(string method)
    {
        foreach (var path in (string[])["/", "/eksempler", "/eksempler/aalborg-svejsere-bladt", "/eksempler/liste", "/temaer/igu", "/indsatser", "/kommuner/aalborg", "/om/fejl", "/fejl/404", "/findes-ikke", "/api/v1/examples", "/feeds/eksempler.atom", "/healthz", "/lib/site.css"])
        {
            using var response = await Site.Client.SendAsync(new(new HttpMethod(method), path));

            Assert.True((int)response.StatusCode is >= 400 and < 500, $"{method} {path}: {(int)response.StatusCode}");
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
        }
    }

    [Fact]
    public async Task Question_about_methods_is_answered_without_a_page()
    {
        foreach (var path in (string[])["/", "/eksempler", "/eksempler/aalborg-svejsere-bladt", "/om"])
        {
            using var response = await Site.Client.SendAsync(new(HttpMethod.Options, path));

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Form_body_is_refused_without_a_fault()
    {
        using var form = new FormUrlEncodedContent([new("q", "svejser")]);
        using var response = await Site.Client.PostAsync(new Uri("/eksempler", UriKind.Relative), form);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Contains("<h1>", await response.Content.ReadAsStringAsync());
    }

    private async Task<List<string>> AddressesAsync()
    {
        var sitemap = XDocument.Parse(await Site.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative)));
        return [.. sitemap.Descendants(Sitemap + "loc").Select(address => new Uri(address.Value).PathAndQuery), .. NotInSitemap];
    }

    private void AssertNothingFromElsewhere(IDocument page, string path)
    {
        foreach (var element in page.QuerySelectorAll("[src], [srcset], [poster], [data], link[href], use[href], image[href], form[action], [formaction], object, iframe, embed"))
        {
            foreach (var name in (string[])["src", "srcset", "poster", "data", "href", "action", "formaction"])
            {
                if (element.GetAttribute(name) is { } address)
                {
                    var there = new Uri(Site.Address, address);
                    Assert.True(there.Authority == Site.Address.Authority, $"{path}: {element.OuterHtml}");
                }
            }
        }
    }

    private static void AssertNothingInline(IDocument page, string path)
    {
        Assert.True(page.QuerySelectorAll("script:not([src])").All(script => script.GetAttribute("type") == "application/ld+json"), path);
        Assert.True(page.QuerySelectorAll("style").Length == 0, path);
        Assert.All(page.All, element => Assert.All(element.Attributes, attribute =>
            Assert.False(attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal), $"{path}: {attribute.Name}")));
    }

    private static void AssertIdsOnce(IDocument page, string path)
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.True(ids.Distinct().Count() == ids.Count, $"{path}: {string.Join(' ', ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key))}");
    }
}
