using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.UnitTests.Municipalities;
using Vejviser.Web.DesignSystem;

namespace Vejviser.UnitTests.DesignSystem;

/// <summary>Each component's HTML, read as a browser reads it; attacks go in where texts from outside do.</summary>
public sealed class TagHelperTests
{
    private const string Attack = "\"><script>alert(1)</script>&'";

    [Theory]
    [InlineData("info", null)]
    [InlineData("warning", "alert")]
    [InlineData("error", "alert")]
    public async Task Alert_is_read_aloud_at_once_only_when_it_must_be(string kind, string? role)
    {
        var alert = await RenderAsync(new AlertTagHelper { Kind = kind }, "Pas på");

        Assert.Equal("Pas på", alert.TextContent);
        Assert.Equal(role, alert.GetAttribute("role"));
        Assert.Contains($"alert-{kind}", alert.ClassList);
    }

    [Fact]
    public async Task Breadcrumbs_lead_home_and_to_the_room_and_name_this_page()
    {
        var nav = await RenderAsync(new BreadcrumbsTagHelper { Room = "Eksempler", RoomAddress = "/eksempler", Current = Attack });

        Assert.Equal(["/", "/eksempler"], nav.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal(Attack, nav.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Null(nav.QuerySelector("script"));
    }

    [Fact]
    public async Task Every_evidence_level_is_told_in_words()
    {
        foreach (var level in Enum.GetValues<EvidenceLevel>())
        {
            var badge = await RenderAsync(new EvidenceTagHelper { Level = level });

            Assert.Equal($"Evidens: {level.Name()}", badge.TextContent);
            Assert.Contains($"evidence-{level.Id()}", badge.ClassList);
        }
    }

    [Fact]
    public async Task Json_ld_cannot_be_left_from_within()
    {
        var block = await RenderAsync(new JsonLdTagHelper { Value = new JsonObject { ["headline"] = "</script><!--<script>" + Attack } });

        Assert.Equal("application/ld+json", block.GetAttribute("type"));
        Assert.DoesNotContain('<', block.TextContent);
        Assert.Equal("</script><!--<script>" + Attack, JsonDocument.Parse(block.TextContent).RootElement.GetProperty("headline").GetString());
    }

    [Fact]
    public async Task Pagination_of_one_page_is_nothing()
    {
        Assert.Null(await RenderOrNothingAsync(new PaginationTagHelper { Page = 1, Last = 1, Address = page => $"?side={page}" }));
    }

    [Theory]
    [InlineData(1, 3, "1 2 3")]
    [InlineData(1, 10, "1 2 3 … 10")]
    [InlineData(5, 10, "1 … 3 4 5 6 7 … 10")]
    [InlineData(10, 10, "1 … 8 9 10")]
    [InlineData(4, 6, "1 2 3 4 5 6")]
    public async Task Pagination_shows_the_ends_and_the_neighbors(int page, int last, string shown)
    {
        var nav = await RenderAsync(new PaginationTagHelper { Page = page, Last = last, Address = number => $"/eksempler?q=a&b&side={number}" });

        Assert.Equal(shown, string.Join(' ', nav.QuerySelectorAll("li").Select(item => item.TextContent)));
        Assert.Equal($"{page}", nav.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal(page > 1 ? $"/eksempler?q=a&b&side={page - 1}" : null, nav.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal(page < last ? $"/eksempler?q=a&b&side={page + 1}" : null, nav.QuerySelector("a[rel=next]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Search_field_keeps_what_was_typed_and_has_a_label()
    {
        var search = await RenderAsync(new SearchTagHelper { Id = "felt", Name = "q", Label = "Søg", Value = Attack });

        var field = search.QuerySelector("input")!;
        Assert.Equal(Attack, field.GetAttribute("value"));
        Assert.Equal("felt", field.Id);
        Assert.Equal("felt", search.QuerySelector("label")!.GetAttribute("for"));
        Assert.Null(search.QuerySelector("script"));
    }

    [Fact]
    public async Task Skip_link_leads_to_the_main_content()
    {
        Assert.Equal("#main-content", (await RenderAsync(new SkipLinkTagHelper())).GetAttribute("href"));
    }

    [Fact]
    public async Task Tag_says_that_a_click_takes_it_away()
    {
        var tag = await RenderAsync(new TagLinkTagHelper { Href = "/eksempler?tema=igu&q=\"", Label = "Fjern filteret IGU" }, "IGU");

        Assert.Equal("/eksempler?tema=igu&q=\"", tag.GetAttribute("href"));
        Assert.Equal("Fjern filteret IGU", tag.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Signpost_mark_is_decoration()
    {
        Assert.Equal("true", (await RenderAsync(new SignpostMarkTagHelper())).GetAttribute("aria-hidden"));
    }

    [Fact]
    public async Task Tile_map_has_a_tile_and_a_link_for_every_municipality()
    {
        var map = await RenderAsync(new MapTagHelper
        {
            Label = "Kort",
            Municipalities = [MunicipalityTests.Named("Aalborg", 1, 0), MunicipalityTests.Named("Bornholm", 3, 2)],
            Shade = municipality => municipality.Name == "Aalborg" ? 2 : 0,
            Caption = municipality => $"{municipality.Name}: {Attack}",
            Address = municipality => $"/kommuner/{municipality.Slug}",
            MarkedCode = "0302",
        });

        Assert.Equal("0 0 160 120", map.GetAttribute("viewBox"));
        Assert.Equal(["/kommuner/aalborg", "/kommuner/bornholm"], map.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal($"Aalborg: {Attack}", map.QuerySelector("a title")!.TextContent);
        Assert.Equal(["tile tile-2", "tile tile-0", "tile-outline"], map.QuerySelectorAll("g").Select(tile => tile.GetAttribute("class")));
        Assert.Null(map.QuerySelector("script"));
    }

    [Fact]
    public async Task Tile_map_without_links_is_one_image()
    {
        var map = await RenderAsync(new MapTagHelper { Label = "Kort", Municipalities = [MunicipalityTests.Named("Ærø")], Shade = _ => 0, Caption = municipality => municipality.Name });

        Assert.Equal("img", map.GetAttribute("role"));
        Assert.Empty(map.QuerySelectorAll("a"));
    }

    [Fact]
    public async Task Map_with_boundaries_draws_them_and_tells_what_is_pointed_at()
    {
        var map = await RenderAsync(new MapTagHelper
        {
            Label = "Kort",
            Municipalities = [MunicipalityTests.Named("Aalborg", 1, 0), MunicipalityTests.Named("Bornholm", 3, 2)],
            Geography = new()
            {
                Source = "en prøve",
                ImportedAt = DateTime.UnixEpoch,
                Width = 1_000,
                Height = 800,
                Shapes = [new(MunicipalityTests.Named("Aalborg", 1, 0).Code, "M1 1l9 0 0 9z", 4, 4), new(MunicipalityTests.Named("Bornholm", 3, 2).Code, "M5 5l9 0 0 9z", 8, 8)],
            },
            Shade = municipality => municipality.Name == "Aalborg" ? MunicipalityMap.NoData : 3,
            Caption = municipality => $"{municipality.Name}: {new string('x', 39)} på to linjer",
            Address = municipality => $"/kommuner/{municipality.Slug}",
        });

        Assert.Equal("0 0 1000 800", map.GetAttribute("viewBox"));
        Assert.Equal("tile-map geographic-map", map.GetAttribute("class"));
        Assert.Equal(["M1 1l9 0 0 9z", "M5 5l9 0 0 9z"], map.QuerySelectorAll(".tile path").Select(path => path.GetAttribute("d")));
        Assert.Equal(["Aalborg", new string('x', 39), "på to linjer"], map.QuerySelectorAll("a")[0].QuerySelectorAll(".map-detail tspan").Select(line => line.TextContent));
        Assert.Equal(2, map.QuerySelectorAll("pattern").Length);
        Assert.Equal("url(#map-no-data)", map.QuerySelector(".tile-4 path")!.GetAttribute("fill"));
    }

    [Fact]
    public async Task Trend_breaks_where_there_is_no_number()
    {
        var line = await RenderAsync(new TrendTagHelper { Values = [1, 2, null, 4, 3] });
        Assert.Equal(["M4 28L32 20", "M88 4L116 12"], System.Text.RegularExpressions.Regex.Matches(line.QuerySelector("path")!.GetAttribute("d")!, "M[^M]+").Select(match => match.Value));
        Assert.Equal("116", line.QuerySelector("circle")!.GetAttribute("cx"));
        Assert.Null(await RenderOrNothingAsync(new TrendTagHelper { Values = [null, 2] }));
        Assert.Equal("M4 16L116 16", (await RenderAsync(new TrendTagHelper { Values = [2, 2] })).QuerySelector("path")!.GetAttribute("d"));
    }

    private static async Task<IElement> RenderAsync(TagHelper helper, string content = "") =>
        await RenderOrNothingAsync(helper, content) ?? throw new InvalidOperationException("Nothing was written.");

    private static async Task<IElement?> RenderOrNothingAsync(TagHelper helper, string content = "")
    {
        var context = new TagHelperContext([], new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput("vv-test", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetContent(content)));
        await helper.ProcessAsync(context, output);
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Create(UnicodeRanges.All));
        return new HtmlParser().ParseDocument(html.ToString()).Body!.FirstElementChild ?? new HtmlParser().ParseDocument(html.ToString()).Head!.FirstElementChild;
    }
}
