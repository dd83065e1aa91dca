using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Content;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Content;

public sealed class VocabulariesTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Every_municipality_is_there_with_everything_known_about_it(DatabaseProvider provider)
    {
        var catalogue = await LoadAsync(provider);

        Assert.Equal(98, catalogue.Municipalities.Count);
        Assert.All(catalogue.Municipalities.Values, municipality =>
        {
            Assert.Matches("^0[1-8][0-9]{2}$", municipality.Code);
            Assert.True(Slug.IsValid(municipality.Slug));
            Assert.StartsWith("Region ", municipality.RegionName, StringComparison.Ordinal);
            Assert.EndsWith("kommune", municipality.Group, StringComparison.Ordinal);
            Assert.InRange(municipality.Population, 1_000, 1_000_000);
            Assert.InRange(municipality.PopulationOn.Year, 2025, 2026);
            Assert.InRange(municipality.AreaKm2, 5, 1_600);
            Assert.StartsWith("https://", municipality.Website, StringComparison.Ordinal);
            Assert.True(Uri.IsWellFormedUriString(municipality.Website, UriKind.Absolute), municipality.Website);
        });
        Assert.Equal(98, catalogue.Municipalities.Values.Select(municipality => (municipality.TileColumn, municipality.TileRow)).Distinct().Count());
        Assert.Equal(5, catalogue.Municipalities.Values.Select(municipality => municipality.RegionName).Distinct().Count());
        Assert.InRange(catalogue.Municipalities.Values.Sum(municipality => municipality.Population), 5_900_000, 6_200_000);
        Assert.Equal("Aarhus", catalogue.Municipalities.Values.Last().Name);
        Assert.DoesNotContain(catalogue.Municipalities.Values, municipality => municipality.Name.Contains("Christians", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Every_theme_has_its_texts_and_those_on_arbejdspligt_a_reservation(DatabaseProvider provider)
    {
        var themes = (await LoadAsync(provider)).Themes.Values;

        Assert.Equal(9, themes.Count);
        Assert.Equal(4, themes.Count(theme => theme.Group == ThemeGroup.WorkObligation));
        Assert.All(themes, theme =>
        {
            Assert.True(Slug.IsValid(theme.Id));
            Assert.InRange(theme.ShortName.Length, 1, 32);
            Assert.All(new[] { theme.Name, theme.Summary, theme.Introduction, theme.ContactRole }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.All(theme.Sources, AssertGood);
        });
        Assert.All(themes.Where(theme => theme.Group == ThemeGroup.WorkObligation), theme => Assert.False(string.IsNullOrWhiteSpace(theme.Reservation)));
        Assert.Equal(themes.Select(theme => theme.SortOrder), Enumerable.Range(0, 9));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Every_effort_has_its_texts_and_its_sources(DatabaseProvider provider)
    {
        var catalogue = await LoadAsync(provider);
        var efforts = catalogue.EffortTypes.Values;

        Assert.Equal(13, efforts.Count);
        Assert.Equal(
            ["virksomhedsrettet-indsats", "ordinaere-timer", "igu", "brancherettet-opkvalificering", "danskundervisning", "helhedsorienteret-indsats"],
            efforts.Where(effort => effort.Stance == EffortStance.Works).Select(effort => effort.Id));
        Assert.Equal(["nytteindsats"], efforts.Where(effort => effort.Stance == EffortStance.Reservations).Select(effort => effort.Id));
        Assert.All(efforts.Where(effort => effort.Stance != EffortStance.Unmentioned), effort => Assert.True(effort.Findings.Count > 0 || effort.Gap is not null, effort.Id));
        Assert.All(efforts.SelectMany(effort => effort.Findings), finding =>
        {
            Assert.All(new[] { finding.Text, finding.Source, finding.Kind }, text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.True(finding.Url is null || finding.Url.StartsWith("https://", StringComparison.Ordinal) || finding.Url.StartsWith("http://", StringComparison.Ordinal), finding.Url);
        });
        Assert.All(efforts.SelectMany(effort => effort.Sources), AssertGood);
        Assert.All(efforts.Where(effort => effort.Broader is not null), effort => Assert.Null(catalogue.EffortTypes[effort.Broader!].Broader));
        Assert.Equal(["virksomhedspraktik", "virksomhedsrettet-indsats"], catalogue.WithBroader("virksomhedspraktik"));
        Assert.Equal(["igu"], catalogue.WithBroader("igu"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Every_target_group_of_the_starter_content_is_placed_in_a_group(DatabaseProvider provider)
    {
        var catalogue = await LoadAsync(provider);
        await using var file = ContentFiles.Open("eksempler.json");
        using var examples = await JsonDocument.ParseAsync(file);
        var phrases = examples.RootElement.EnumerateArray().Select(example => example.GetProperty("target_group").GetString()!).ToList();

        Assert.Equal(10, catalogue.TargetGroups.Count);
        Assert.All(phrases, phrase => Assert.NotEmpty(catalogue.TargetGroupsWithPhrase(phrase)));
        Assert.All(phrases, phrase => Assert.NotEmpty(catalogue.TargetGroupsWithPhrase(phrase.ToUpperInvariant())));
        Assert.Empty(catalogue.TargetGroupsWithPhrase("Nogen, som ingen har læst om"));
        Assert.Empty(catalogue.TargetGroups.Values.SelectMany(group => group.Phrases).Except(phrases));
    }

    [Theory]
    [InlineData("Aabenraa", "0580")]
    [InlineData("ÅBENRÅ", "0580")]
    [InlineData("København", "0101")]
    [InlineData("Christiansø", null)]
    [InlineData("", null)]
    [InlineData("\uFFFE\uD83D", null)]
    public async Task Municipality_is_found_by_name_however_it_is_spelled(string name, string? code)
    {
        Assert.Equal(code, (await LoadAsync(DatabaseProvider.Sqlite)).MunicipalityNamed(name)?.Code);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Start_adds_thesaurus_entries_that_are_missing_and_leaves_the_others_alone(DatabaseProvider provider)
    {
        await using var database = await WithAnEditedThesaurusAsync(provider);

        await database.Get<Database>().MigrateAsync(CancellationToken.None);
        var catalogue = await LoadAsync(database);

        Assert.Contains(Find(catalogue, "vaskebjørn"), alternative => alternative.Shown == "bjørnevask");
        Assert.Contains(Find(catalogue, "a-kasse"), alternative => alternative.Shown == "kasse for ledige");
        Assert.Contains(Find(catalogue, "mentor"), alternative => alternative.Shown == "mentorstøtte");
        Assert.Equal(2, await ChangeNumberAsync(database));
        await database.Get<Database>().MigrateAsync(CancellationToken.None);
        Assert.Equal(2, await ChangeNumberAsync(database));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Reindex_brings_shipped_thesaurus_entries_to_the_file_and_keeps_the_editors_own(DatabaseProvider provider)
    {
        await using var database = await WithAnEditedThesaurusAsync(provider);

        var first = await database.Get<Database>().ReindexAsync(CancellationToken.None);
        var catalogue = await LoadAsync(database);

        Assert.Equal(2, first);
        Assert.Contains(Find(catalogue, "vaskebjørn"), alternative => alternative.Shown == "bjørnevask");
        Assert.DoesNotContain(Find(catalogue, "a-kasse"), alternative => alternative.Shown == "kasse for ledige");
        Assert.Contains(Find(catalogue, "mentor"), alternative => alternative.Shown == "mentorstøtte");
        Assert.Equal(0, await database.Get<Database>().ReindexAsync(CancellationToken.None));
    }

    // One entry of the editors' own, one of the program's changed, and one of the program's missing.
    private static async Task<TestDatabase> WithAnEditedThesaurusAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.Add(new ThesaurusEntry { Term = "vaskebjørn", Equivalent = ["bjørnevask"] });
        var changed = await db.ThesaurusEntries.SingleAsync(entry => entry.Term == "a-kasse");
        db.Entry(changed).CurrentValues.SetValues(changed with { Equivalent = ["kasse for ledige"] });
        db.Remove(await db.ThesaurusEntries.SingleAsync(entry => entry.Term == "mentor"));
        await db.SaveChangesAsync();
        return database;
    }

    private static IReadOnlyList<Alternative> Find(Catalogue catalogue, string word) => catalogue.Thesaurus.Find([DanishAnalyzer.Token(DanishText.Words(word).Single().Folded)]);

    private static async Task<long> ChangeNumberAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.ContentVersions.SingleAsync()).ChangeNumber;
    }

    private static void AssertGood(SourceReference source)
    {
        Assert.False(string.IsNullOrWhiteSpace(source.Title));
        Assert.False(string.IsNullOrWhiteSpace(source.Publisher));
        Assert.True(source.Date is null || PartialDate.IsValid(source.Date), source.Date);
        Assert.True(source.Url is null || Uri.IsWellFormedUriString(source.Url, UriKind.Absolute), source.Url);
    }

    private static async Task<Catalogue> LoadAsync(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        return await LoadAsync(database);
    }

    private static async Task<Catalogue> LoadAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await Catalogue.LoadAsync(db, CancellationToken.None);
    }
}
