using System.Text.Json;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Search;

/// <summary>A word in so many examples that only some of them are ranked.</summary>
public sealed class CommonWordTests
{
    private const int Examples = 3_100;

    [Fact]
    public async Task Word_in_more_examples_than_are_ranked_has_titles_first_then_labels_and_each_example_once()
    {
        await using var site = await TestSite.StartAsync(seed: false, DatabaseProvider.Sqlite);
        await ImportAsync(site, Enumerable.Range(1, Examples).Select(number => Example(
            number,
            title: number is 500 or 600 ? "Borgerne med" : "Et forsøg",
            targetGroup: number == 700 ? "Borgerne" : "Alle")));

        List<string> found = [];
        for (var page = 1; page <= Examples / SearchRequest.MaxSize; page++)
        {
            var result = site.Get<SearchIndex>().Search(new() { Query = SearchQuery.Parse("borger"), Page = page, Size = SearchRequest.MaxSize });
            Assert.Equal(Examples, result.Total);
            found.AddRange(result.Items.Select(example => example.PublicId));
        }

        Assert.Equal(["nr-500", "nr-600"], found.Take(2).Order());
        Assert.Equal("nr-700", found[2]);
        Assert.Equal(Examples, found.Distinct().Count());
    }

    private static async Task ImportAsync(TestSite site, IEnumerable<object> examples)
    {
        using var file = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(examples));
        var result = await site.Get<ImportPracticeExamples>().ImportAsync(file, progress: null, CancellationToken.None);
        Assert.Empty(result.Faults);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
    }

    private static object Example(int number, string title, string targetGroup) => new
    {
        id = $"nr-{number}",
        title,
        municipality = (string[])["Aalborg"],
        year = 2024,
        themes = (string[])["igu"],
        target_group = targetGroup,
        target_groups = Array.Empty<string>(),
        effort_types = (string[])["igu"],
        summary = "Kort fortalt.",
        approach = "Det handler om borgere.",
        evidence = "lovende",
        source_title = "Kilde",
        source_publisher = "Udgiver",
    };
}
