using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Gaps;

public sealed class GapsPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private TestSite Site => reading.Site;

    private Catalogue Catalogue => Site.Get<ContentFollower>().Current.Catalogue;

    [Fact]
    public async Task Each_number_is_what_the_list_finds()
    {
        var table = Read(await Site.PageAsync("/mangler"));
        foreach (var theme in Catalogue.Themes.Values)
        {
            foreach (var group in Catalogue.TargetGroups.Values)
            {
                var found = await Site.Client.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/examples?theme={theme.Id}&targetGroup={group.Id}&size=1", UriKind.Relative));

                Assert.Equal((theme.ShortName, group.Name, found.GetProperty("total").GetInt32()), (theme.ShortName, group.Name, table[(theme.ShortName, group.Name)].Count));
            }
        }

        Assert.Equal(Catalogue.Themes.Count * Catalogue.TargetGroups.Count, table.Count);
        Assert.Contains(table.Values, cell => cell.Count == 0);
    }

    [Fact]
    public async Task Number_leads_to_its_examples_and_nothing_leads_from_none()
    {
        var cells = Read(await Site.PageAsync("/mangler")).Values;
        var most = cells.MaxBy(cell => cell.Count)!;

        Assert.Contains($"{most.Count} eksempler", (await Site.PageAsync(most.Address!)).QuerySelector("main")!.TextContent);
        Assert.All(cells, cell => Assert.Equal(cell.Count == 0, cell.Address is null));
    }

    [Theory]
    [InlineData("storbykommune")]
    [InlineData("landkommune")]
    public async Task Group_counts_its_own_municipalities_only(string group)
    {
        var examples = (await Site.Client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/examples?size=100", UriKind.Relative))).GetProperty("items").EnumerateArray()
            .Where(example => example.GetProperty("municipalities").EnumerateArray().Any(municipality => Catalogue.Municipalities[municipality.GetProperty("code").GetString()!].Group == group))
            .ToList();
        var page = await Site.PageAsync($"/mangler?gruppe={group}");
        var table = Read(page);

        Assert.Equal(group, page.QuerySelector("select[name=gruppe] option[selected]")!.GetAttribute("value"));
        Assert.InRange(examples.Count, 1, 45);
        foreach (var theme in Catalogue.Themes.Values)
        {
            foreach (var target in Catalogue.TargetGroups.Values)
            {
                var count = examples.Count(example => Has(example, "themes", theme.Id) && Has(example, "targetGroups", target.Id));

                Assert.Equal((theme.Id, target.Id, count), (theme.Id, target.Id, table[(theme.ShortName, target.Name)].Count));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("findes-ikke")]
    public async Task Group_that_does_not_exist_is_all(string group)
    {
        var page = await Site.PageAsync($"/mangler?gruppe={group}");

        Assert.Equal(Read(await Site.PageAsync("/mangler")), Read(page));
        Assert.Null(page.QuerySelector("select[name=gruppe] option[selected]"));
    }

    [Theory]
    [InlineData("/mangler")]
    [InlineData("/mangler?gruppe=landkommune")]
    public async Task What_is_said_to_be_missing_is_empty(string path)
    {
        var page = await Site.PageAsync(path);
        var table = Read(page);
        var missing = page.QuerySelectorAll("section[aria-labelledby=mest] li").Select(item => item.TextContent.Trim()).ToList();

        Assert.Equal(12, missing.Count);
        Assert.Equal(missing.Count, missing.Distinct().Count());
        Assert.All(missing, place => Assert.Equal(0, table.Single(cell => $"{cell.Key.Group} under temaet »{cell.Key.Theme}«" == place).Value.Count));
        Assert.Empty(page.QuerySelectorAll("a[href^='/redaktion']"));
    }

    private static bool Has(JsonElement example, string field, string id) => example.GetProperty(field).EnumerateArray().Any(one => one.GetString() == id);

    private static Dictionary<(string Theme, string Group), Cell> Read(IDocument page)
    {
        var groups = page.QuerySelectorAll(".gap-table thead th").Skip(1).Select(head => head.TextContent).ToList();
        return page.QuerySelectorAll(".gap-table tbody tr")
            .SelectMany(row => row.QuerySelectorAll("td").Select((cell, column) => (Key: (row.QuerySelector("th")!.TextContent, groups[column]), Cell: cell)))
            .ToDictionary(pair => pair.Key, pair => new Cell(
                int.Parse((pair.Cell.QuerySelector("a")?.FirstChild ?? pair.Cell).TextContent, Vejviser.Domain.Danish.Culture),
                pair.Cell.QuerySelector("a")?.GetAttribute("href")));
    }

    private sealed record Cell(int Count, string? Address);
}
