using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Search;

/// <summary>What the 46 real examples answer. The index file is the same on both databases.</summary>
public sealed class SearchIndexTests(SearchIndexTests.Starter starter) : IClassFixture<SearchIndexTests.Starter>
{
    private TestDatabase Database => starter.Database;

    [Fact]
    public void Search_for_nothing_is_everything()
    {
        var result = Database.Search();

        Assert.Equal((46, 46, 46), (result.Total, result.Items.Count, result.WithAllWords));
    }

    [Theory]
    [InlineData("svejser", "aalborg-svejsere-bladt")]
    [InlineData("SVEJSERE", "aalborg-svejsere-bladt")]
    [InlineData("svej", "aalborg-svejsere-bladt")]
    [InlineData("fritidsjob aarhus", "aarhus-viby-syd-fritidsjob")]
    [InlineData("fritidsjob århus", "aarhus-viby-syd-fritidsjob")]
    [InlineData("høje-taastrup lastbil", "hoeje-taastrup-lastbilchauffoerer")]
    [InlineData("bornholm", "bornholm-blive-paa-oeen")]
    public void First_hit_is_the_one_meant(string query, string id)
    {
        Assert.Equal(id, Database.Search(query).Items[0].PublicId);
    }

    [Fact]
    public void Inflected_forms_find_the_same()
    {
        // A function word last: then no word is half typed.
        var found = new[] { "flygtning og", "flygtninge og", "flygtningene og", "Flygtningenes og" }.Select(form => Ids(Database.Search(form))).ToList();

        Assert.InRange(found[0].Count, 5, 46);
        Assert.All(found, ids => Assert.Equal(found[0], ids));
    }

    [Fact]
    public void Half_typed_word_finds_what_the_whole_word_finds_and_more()
    {
        foreach (var (half, whole) in ((string, string)[])[("arbejdspli", "arbejdspligt"), ("nytteinds", "nytteindsats"), ("flygt", "flygtninge"), ("kontanthj", "kontanthjælp")])
        {
            var found = Ids(Database.Search(half));

            // The best answers; those that only hold parts of the whole word are not asked for by half of it.
            Assert.Subset(found.ToHashSet(), Ids(Database.Search(whole)).Take(2).ToHashSet());
        }
    }

    [Fact]
    public void Word_that_is_not_the_last_is_not_half_typed()
    {
        Assert.Equal(Ids(Database.Search("unge")), Ids(Database.Search("xyzsvej unge")));
        Assert.Equal(0, Database.Search("xyzsvej unge").WithAllWords);
    }

    [Fact]
    public void All_words_are_wanted_and_some_will_do()
    {
        var both = Database.Search("flygtninge praktik");
        var either = Database.Search("svejser nytteindsats");

        Assert.True(both.WithAllWords > 0);
        Assert.All(both.Items.Take(both.WithAllWords), example => Assert.Contains(example.PublicId, Ids(Database.Search("flygtninge"))));
        Assert.Equal(Ids(both).Take(both.WithAllWords).Order(), Ids(Database.Search("praktik flygtninge")).Take(both.WithAllWords).Order());
        Assert.Equal(0, either.WithAllWords);
        Assert.Contains("aalborg-svejsere-bladt", Ids(either));
        Assert.Contains("herning-nytteindsats-unge", Ids(either));
    }

    [Theory]
    [InlineData("?!")]
    [InlineData("😀")]
    [InlineData("\0")]
    [InlineData("\u00AD")]
    public void Query_without_a_word_finds_nothing(string query)
    {
        Assert.Equal(0, Database.Search(query).Total);
    }

    [Theory]
    [InlineData("AND")]
    [InlineData("job AND")]
    [InlineData("NOT job")]
    [InlineData("NEAR(job unge, 2)")]
    [InlineData("title:job")]
    [InlineData("\"job")]
    [InlineData("job\" OR \"unge")]
    [InlineData("job*")]
    [InlineData("^job")]
    [InlineData("{title summary}: job")]
    [InlineData("- job + unge")]
    [InlineData("'; delete from document; --")]
    [InlineData("𝐉𝐨𝐛")]
    [InlineData("ﷺ ｶﾞ ͺ")]
    [InlineData("ﾞ job")]
    public void Signs_of_query_languages_mean_nothing(string query)
    {
        Assert.InRange(Database.Search(query).Total, 0, 46);
        Assert.Equal(46, Database.Search().Total);
    }

    [Fact]
    public void Hostile_query_is_answered_like_any_other()
    {
        string[] hostile =
        [
            new('x', 1_900), string.Concat(Enumerable.Repeat("virksomhedspraktik", 100)), string.Join(' ', Enumerable.Range(0, 300).Select(number => $"qxz{number}")),
            string.Join(' ', Enumerable.Range(0, 40).Select(number => $"arbejdsmarkdsparathdsprogrm{(char)('a' + number % 26)}")), "\"\"\"\"job", "\u202Ejob\u200F unge\u0000\u0007", "og på i det en", string.Concat(Enumerable.Repeat("(((", 600)),
        ];
        foreach (var query in hostile)
        {
            var result = Database.Search(query);

            Assert.InRange(result.Total, 0, 46);
            Assert.InRange(result.Corrections.Count, 0, 4);
            Assert.Equal(result.Items.Count, result.Reasons.Count);
            Assert.Equal(result.Items.Count, result.Signals.Count);
        }

        Assert.Equal(46, Database.Search().Total);
    }

    [Fact]
    public void Count_of_every_value_is_the_total_when_it_is_chosen()
    {
        (string? Query, FacetValue[] Chosen)[] searches =
        [
            (null, []),
            ("flygtninge", []),
            ("job", [new(Facet.Theme, "unge")]),
            (null, [new(Facet.Theme, "unge"), new(Facet.Theme, "igu")]),
            (null, [new(Facet.Theme, "unge"), new(Facet.Theme, "igu"), new(Facet.Effort, "virksomhedsrettet-indsats"), new(Facet.Evidence, "dokumenteret")]),
            ("svejser nytteindsats", [new(Facet.Year, FacetValue.UnknownYear), new(Facet.Year, "2019")]),
        ];
        foreach (var (query, chosen) in searches)
        {
            var result = Database.Search(query, chosen);
            foreach (var (value, count) in result.Counts)
            {
                var alone = Database.Search(query, [.. chosen.Where(other => other.Facet != value.Facet), value]);

                Assert.True(count == alone.Total, $"{query} {value}: {count} ≠ {alone.Total}");
            }
        }
    }

    [Fact]
    public void Values_of_one_facet_widen_and_facets_narrow()
    {
        var unge = Ids(Database.Search(null, new FacetValue(Facet.Theme, "unge")));
        var igu = Ids(Database.Search(null, new FacetValue(Facet.Theme, "igu")));

        Assert.Equal(unge.Union(igu).Order(), Ids(Database.Search(null, new(Facet.Theme, "unge"), new(Facet.Theme, "igu"))).Order());
        var documented = Ids(Database.Search(null, new FacetValue(Facet.Evidence, "dokumenteret")));
        Assert.Equal(unge.Intersect(documented).Order(), Ids(Database.Search(null, new(Facet.Theme, "unge"), new(Facet.Evidence, "dokumenteret"))).Order());
        Assert.Equal(0, Database.Search(null, new FacetValue(Facet.Theme, "findes-ikke")).Total);
    }

    [Fact]
    public void Wider_effort_includes_the_narrower_ones()
    {
        var wide = Ids(Database.Search(null, new FacetValue(Facet.Effort, "virksomhedsrettet-indsats")));

        Assert.Equal(
            Ids(Database.Search(null, new(Facet.Effort, "virksomhedspraktik"), new(Facet.Effort, "virksomhedssamarbejde"))).Order(),
            wide.Order());
        Assert.True(wide.Count > 10);
    }

    [Fact]
    public void Titles_sort_as_in_a_Danish_telephone_book()
    {
        var titles = Database.Search(new SearchRequest { Query = SearchQuery.Parse(null), Sort = SearchSort.Title, Size = 100 }).Items.Select(example => example.Content.Title).ToList();

        Assert.Equal(titles.Order(Danish.Comparer), titles);
    }

    [Fact]
    public async Task Titles_with_aa_stand_last()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        string[] sorted = ["alle i job", "Zebra", "Ærø først", "Østen for", "Aabenraa viser vej", "Ålborg igen"];
        await database.ImportAsync(TestRecords.Stream([.. sorted.Reverse().Select((title, number) => TestRecords.Record($"e{number}", record => record["title"] = title))]));
        await database.FollowAsync();

        Assert.Equal(sorted, database.Search(new SearchRequest { Query = SearchQuery.Parse(null), Sort = SearchSort.Title }).Items.Select(example => example.Content.Title));
    }

    [Fact]
    public async Task Newest_is_the_one_last_published_and_then_the_latest_year()
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("gammel", record => record["year"] = 2024)));
        clock.Advance(TimeSpan.FromDays(1));
        await database.ImportAsync(TestRecords.Stream(
            TestRecords.Record("uden-aar", record => record["year"] = null), TestRecords.Record("fra-2017", record => record["year"] = 2017), TestRecords.Record("fra-2023", record => record["year"] = 2023)));
        await database.FollowAsync();

        Assert.Equal(
            ["fra-2023", "fra-2017", "uden-aar", "gammel"],
            Ids(database.Search(new SearchRequest { Query = SearchQuery.Parse(null), Sort = SearchSort.Newest }).Items));
    }

    [Fact]
    public void Pages_have_everything_once()
    {
        foreach (var sort in Enum.GetValues<SearchSort>())
        {
            foreach (var query in (string?[])[null, "job", "svejser nytteindsats"])
            {
                var request = new SearchRequest { Query = SearchQuery.Parse(query), Sort = sort, Size = 100 };
                var whole = Ids(Database.Search(request).Items);
                List<string> pages = [];
                for (var page = 1; pages.Count < whole.Count; page++)
                {
                    var items = Database.Search(request with { Page = page, Size = 7 }).Items;
                    Assert.NotEmpty(items);
                    pages.AddRange(Ids(items));
                }

                Assert.Equal(whole, pages);
                Assert.Equal(whole.Count, pages.Distinct().Count());
            }
        }
    }

    [Fact]
    public void Page_beyond_the_last_is_empty_and_keeps_the_total()
    {
        var result = Database.Search(new SearchRequest { Query = SearchQuery.Parse(null), Page = 1_000_000, Size = 100 });

        Assert.Equal((46, 0), (result.Total, result.Items.Count));
    }

    [Fact]
    public void Related_examples_are_others_and_no_more_than_asked_for()
    {
        var related = Database.Get<SearchIndex>().Related("gladsaxe-igu-otte-af-elleve", 4);

        Assert.Equal(4, related.Count);
        Assert.DoesNotContain(related, example => example.PublicId == "gladsaxe-igu-otte-af-elleve");
        Assert.Contains("igu", related[0].Content.EffortTypes);
        Assert.Empty(Database.Get<SearchIndex>().Related("findes-ikke", 4));
    }

    private static List<string> Ids(SearchResult result) => Ids(result.Items);

    private static List<string> Ids(IEnumerable<Domain.PracticeExamples.PublishedExample> examples) => examples.Select(example => example.PublicId).ToList();

    /// <summary>A database with the starter content, followed.</summary>
    public sealed class Starter : IAsyncLifetime
    {
        public TestDatabase Database { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
            await Database.Get<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
            await Database.FollowAsync();
        }

        public async Task DisposeAsync() => await Database.DisposeAsync();
    }
}
