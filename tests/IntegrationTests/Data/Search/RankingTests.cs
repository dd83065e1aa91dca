using System.Text.Json.Nodes;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Search;

/// <summary>Which of several answers stands first, and what answers when the words themselves are nowhere.</summary>
public sealed class RankingTests
{
    [Fact]
    public async Task Words_in_one_sentence_stand_before_words_apart()
    {
        await using var database = await WithAsync(
            Saying("spredt", "Mange fik hjælp af en gartner. Andre kom på skibsværft, og de fleste blev. Siden kom der en vaskebjørn."),
            Saying("samlet", "Mange fik hjælp af en gartner, som havde en vaskebjørn. Andre kom på skibsværft, og de fleste blev der."));

        Assert.Equal(["samlet", "spredt"], Ids(database, "vaskebjørn gartner"));
        Assert.True(Signals(database, "vaskebjørn gartner")[0].HasFlag(RankingSignals.Together));
    }

    [Fact]
    public async Task Words_after_each_other_as_asked_stand_before_the_same_words_elsewhere_in_a_sentence()
    {
        await using var database = await WithAsync(
            Saying("omvendt", "Gartneren så den gule vaskebjørn komme."),
            Saying("som-spurgt", "Den vaskebjørn gartneren så, var gul."));

        Assert.Equal(["som-spurgt", "omvendt"], Ids(database, "vaskebjørn gartner"));
        Assert.True(Signals(database, "vaskebjørn gartner")[0].HasFlag(RankingSignals.Phrase));
        Assert.False(Signals(database, "vaskebjørn gartner")[1].HasFlag(RankingSignals.Phrase));
    }

    [Fact]
    public async Task Title_that_is_the_query_stands_first()
    {
        await using var database = await WithAsync(
            Titled("laengere", "Vaskebjørn og gartner på skibsværft med trompet"),
            Titled("praecis", "Vaskebjørn og gartner"));

        Assert.Equal("praecis", Ids(database, "vaskebjørne gartnere")[0]);
        Assert.Equal([true, false], Signals(database, "vaskebjørne gartnere").Select(signals => signals.HasFlag(RankingSignals.Title)));
    }

    [Fact]
    public async Task Word_that_says_little_need_not_be_there()
    {
        await using var database = await WithAsync(Saying("uden", "En vaskebjørn kom forbi."), Saying("andet", "En ny metode."));

        var result = database.Search("nye vaskebjørne");

        Assert.Equal((1, "uden"), (result.WithAllWords, result.Items[0].PublicId));
    }

    [Fact]
    public async Task Rare_word_outweighs_several_common_ones()
    {
        var common = Enumerable.Range(1, 20).Select(number => Saying($"faelles-{number}", "Borgeren fik praktik og uddannelse."));
        await using var database = await WithAsync([.. common, Saying("sjaelden", "Vaskebjørnens vaskebjørne vaskede.")]);

        Assert.Equal("sjaelden", Ids(database, "borger praktik uddannelse vaskebjørn")[0]);
    }

    [Fact]
    public async Task Documented_and_recent_examples_rise_a_little_and_overdue_ones_sink()
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        await database.ImportAsync(TestRecords.Stream(
            Saying("gammel", "En vaskebjørn.", year: 2016), Saying("ny", "En vaskebjørn.", year: 2025), Saying("dokumenteret", "En vaskebjørn.", year: 2016, evidence: "dokumenteret")));
        await database.FollowAsync();

        Assert.Equal(["dokumenteret", "ny", "gammel"], Ids(database, "vaskebjørn"));
        Assert.Equal([RankingSignals.Documented, RankingSignals.Recent, RankingSignals.None], Signals(database, "vaskebjørn"));

        clock.Advance(TimeSpan.FromDays(365 * 4));
        await database.ImportAsync(TestRecords.Stream(Saying("frisk", "En vaskebjørn.", year: 2016)));
        await database.CatchUpAsync();

        Assert.Equal(["frisk", "dokumenteret"], Ids(database, "vaskebjørn").Take(2));
        Assert.Equal([RankingSignals.None, RankingSignals.Documented | RankingSignals.Overdue, RankingSignals.Overdue, RankingSignals.Overdue], Signals(database, "vaskebjørn"));
    }

    [Theory]
    [InlineData("trompt", "trompet")] // Spelled nearly so in our texts,
    [InlineData("nyteindsats", "nytteindsats")] // in the thesaurus, where it leads on to other names,
    [InlineData("vaskebjørnspratik", "vaskebjørnspraktik")] // or a compound nobody wrote, part by part.
    public async Task Misspelled_word_is_corrected(string typed, string meant)
    {
        await using var database = await WithAsync(Saying("praktik", "En vaskebjørn med trompet kom i praktik."), Saying("job", "Et nyttejob på vejen."));
        await using var db = database.Open();
        var thesaurus = (await Catalogue.LoadAsync(db, CancellationToken.None)).Thesaurus;

        var result = database.Search(new SearchRequest { Query = SearchQuery.Parse(typed, thesaurus) });

        Assert.Equal([(typed, meant)], result.Corrections);
        Assert.True(result.Total > 0);
    }

    [Fact]
    public async Task Right_word_that_has_its_parts_here_is_not_taken_for_another()
    {
        await using var database = await WithAsync(Saying("a", "En fiskeskole ved havet."), Saying("b", "En vaskebjørn på en skole."));

        Assert.Empty(database.Search("fjeldskole").Corrections);
    }

    [Theory]
    [InlineData("vaskebjørnologi")] // Begins as a word that is here,
    [InlineData("superpraktik")] // or ends so.
    public async Task Unknown_word_finds_what_begins_or_ends_alike(string typed)
    {
        await using var database = await WithAsync(Saying("a", "En vaskebjørn kom i praktik."));

        Assert.Equal(["a"], Ids(database, typed));
    }

    [Fact]
    public async Task Pages_of_a_closely_looked_at_order_hold_everything_once()
    {
        await using var database = await WithAsync([.. Enumerable.Range(1, 120).Select(number => Saying($"e-{number:000}", number % 3 == 0 ? "En gartner med vaskebjørn." : "En gartner. En vaskebjørn."))]);
        var request = new SearchRequest { Query = SearchQuery.Parse("gartner vaskebjørn"), Size = 100 };
        var whole = database.Search(request).Items.Concat(database.Search(request with { Page = 2 }).Items).Select(example => example.PublicId).ToList();

        var pages = Enumerable.Range(1, 18).SelectMany(page => database.Search(request with { Page = page, Size = 7 }).Items).Select(example => example.PublicId).ToList();

        Assert.Equal(120, whole.Distinct().Count());
        Assert.Equal(whole, pages);
    }

    private static async Task<TestDatabase> WithAsync(params JsonObject[] records)
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.ImportAsync(TestRecords.Stream(records));
        await database.FollowAsync();
        return database;
    }

    private static JsonObject Titled(string id, string title) => TestRecords.Record(id, record => record["title"] = title);

    private static JsonObject Saying(string id, string text, int year = 2016, string evidence = "lovende") => TestRecords.Record(id, record =>
    {
        record["title"] = "Et eksempel";
        record["approach"] = text;
        record["year"] = year;
        record["evidence"] = evidence;
    });

    private static List<string> Ids(TestDatabase database, string query) => database.Search(query).Items.Select(example => example.PublicId).ToList();

    private static IReadOnlyList<RankingSignals> Signals(TestDatabase database, string query) => database.Search(query).Signals;
}
