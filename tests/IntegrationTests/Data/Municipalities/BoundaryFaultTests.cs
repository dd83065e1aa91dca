using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Municipalities;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Municipalities;

public sealed class BoundaryFaultTests
{
    private const string NoJson = "Filen er ikke hel og gyldig JSON; læsningen gik i stå i linje 1. Hent eller gem filen igen.";
    private const string NoCollection = "Filen er ikke en »FeatureCollection« i GeoJSON; gem kommunerne som GeoJSON, og prøv igen.";

    [Theory]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55], [8.3, 55], [8.3, 55.3]]] }""", "et omrids har kun 3 punkter; det skal have mindst fire.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55]]] }""", "et omrids har kun 1 punkt; det skal have mindst fire.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55], [8.3, 55], [8.3, 55.3], [8, 55.3]]] }""", "et omrids er ikke lukket; det skal slutte i det punkt, hvor det begynder.")]
    [InlineData("""{ "type": "MultiPolygon", "coordinates": [[[[8, 55], [8.3, 55], [8.3, 55.3], [8, 55]]], [[[8, 55], [1e999, 55], [8.3, 55.3], [8, 55]]]] }""", "tallet »1e999« kan ikke bruges som koordinat.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55], [123456789012345678901234567890, 55], [8.3, 55.3], [8, 55]]] }""", "punktet [1.2345678901234568E+29, 55] ligger uden for Danmark; skriv længdegrad og så breddegrad i WGS84.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[55.6, 12.5], [55.7, 12.5], [55.7, 12.6], [55.6, 12.5]]] }""", "punktet [55.6, 12.5] ligger uden for Danmark; skriv længdegrad og så breddegrad i WGS84.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[724353.1, 6175800.5], [725000, 6175800], [725000, 6176000], [724353.1, 6175800.5]]] }""", "koordinaterne ligner meter i UTM; gem filen i WGS84, altså med længde- og breddegrader.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55], [8.2, 55.1], [8.2, 55.1], [8, 55]]] }""", "omridset krydser sig selv eller danner ingen flade; ret det i kortprogrammet, og gem filen igen.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8, 55], ["8.3", 55], [8.3, 55.3], [8, 55]]] }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[8], [8], [8], [8]]] }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[8, 55], [8.3, 55]] }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Polygon", "coordinates": [] }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "MultiPolygon", "coordinates": [[[[8, 55], [8.3, 55], [8.3, 55.3], [8, 55]]], []] }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Polygon" }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Polygon", "coordinates": null }""", "koordinaterne er ikke skrevet som lister af punkter; gem filen som GeoJSON igen.")]
    [InlineData("""{ "type": "Point", "coordinates": [8, 55] }""", "geometrien er af typen »Point«; den skal være »Polygon« eller »MultiPolygon«.")]
    [InlineData("""{ "type": "GeometryCollection", "geometries": [] }""", "geometrien er af typen »GeometryCollection«; den skal være »Polygon« eller »MultiPolygon«.")]
    [InlineData("{}", "geometrien har ingen type; den skal være »Polygon« eller »MultiPolygon«.")]
    [InlineData("""{ "type": 7 }""", "geometrien har ingen type; den skal være »Polygon« eller »MultiPolygon«.")]
    [InlineData("null", "geometrien mangler.")]
    [InlineData("\"flade\"", "geometrien mangler.")]
    public async Task Outline_that_cannot_be_used_is_told_in_a_sentence(string geometry, string told)
    {
        var file = SquareMunicipalities.File();
        file["features"]![1]!["geometry"] = "her";
        var text = file.ToJsonString().Replace("\"her\"", geometry, StringComparison.Ordinal);

        Assert.Equal($"Område nr. 2 (Frederiksberg): {told}", Assert.Single(await RefusedAsync(text)));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var file = SquareMunicipalities.File();
        var features = file["features"]!.AsArray();
        features[0]!["geometry"] = null;
        features[1]!["properties"]!["name"] = "Aalborg";
        features[2]!["properties"] = new JsonObject { ["navn"] = "Atlan\n\u001btis", ["code"] = "" };
        features[3]!["properties"] = null;
        features[4] = 7;
        features[5]!["properties"] = new JsonObject { ["code"] = "0000", ["name"] = "Hele landet" };
        features.Add(SquareMunicipalities.Feature("851", "Aalborg Kommune", SquareMunicipalities.Ring((8, 54.2), (8.3, 54.2), (8.3, 54.4))));
        var missing = SquareMunicipalities.All.Skip(2).Take(4).Select(one => $"{one.Name} ({one.Code}) mangler i filen.");
        var aalborg = SquareMunicipalities.All.Select(one => one.Code).ToList().IndexOf("0851") + 1;

        Assert.Equal(
            [
                "Område nr. 1 (København): geometrien mangler.",
                "Område nr. 2 (Frederiksberg): koden »0147« og navnet »Aalborg« er ikke samme kommune.",
                "Område nr. 3: kommunen »Atlan tis« kendes ikke; skriv koden eller navnet, som Danmarks Statistik gør.",
                "Område nr. 4: der er hverken kommunekode eller navn; skriv dem som »code« og »name« under »properties«.",
                "Område nr. 5: der er hverken kommunekode eller navn; skriv dem som »code« og »name« under »properties«.",
                "Område nr. 6: kommunen »0000« kendes ikke; skriv koden eller navnet, som Danmarks Statistik gør.",
                $"Område nr. 99 (Aalborg): kommunen står også som nr. {aalborg}; saml den i ét område.",
                .. missing,
            ],
            await RefusedAsync(file.ToJsonString()));
    }

    [Fact]
    public async Task Missing_municipality_is_named()
    {
        var file = SquareMunicipalities.File();
        file["features"]!.AsArray().RemoveAt(0);

        Assert.Equal("København (0101) mangler i filen.", Assert.Single(await RefusedAsync(file.ToJsonString())));
    }

    [Theory]
    [InlineData("", NoJson)]
    [InlineData("kommune;tal", NoJson)]
    [InlineData("""{ "type": "FeatureCollection", "features": [ { "type": "Feature", "prop""", NoJson)]
    [InlineData("""{ "type": "FeatureCollection", "features": [] } {}""", NoJson)]
    [InlineData("""{ "type": "FeatureCollection", "features": [] }""", "Filen har ingen områder; der skal være ét for hver af de 98 kommuner.")]
    [InlineData("""{ "type": "FeatureCollection", "features": { "type": "Feature" } }""", "Filen har ingen områder; der skal være ét for hver af de 98 kommuner.")]
    [InlineData("[]", NoCollection)]
    [InlineData("null", NoCollection)]
    [InlineData("\"type\"", NoCollection)]
    [InlineData("""{ "type": "Topology", "objects": {} }""", NoCollection)]
    [InlineData("""{ "features": [ {} ] }""", NoCollection)]
    [InlineData("""{ "type": "FeatureCollection", "source": "\ud800", "features": [] }""", "Filen har en tekst med ugyldige tegn; gem den igen som UTF-8.")]
    [InlineData("""{ "type": "FeatureCollection", "features": [ { "properties": { "name": "\ud800" } } ] }""", "Filen har en tekst med ugyldige tegn; gem den igen som UTF-8.")]
    [InlineData("""{ "type": "FeatureCollection", "features": [ { "properties": { "\ud800": 1 } } ] }""", "Filen har en tekst med ugyldige tegn; gem den igen som UTF-8.")]
    public async Task File_that_is_none_is_told_in_a_sentence(string text, string told) => Assert.Equal(told, Assert.Single(await RefusedAsync(text)));

    [Fact]
    public async Task Deep_nesting_truncation_and_other_encodings_are_told_too()
    {
        var whole = SquareMunicipalities.File().ToJsonString();

        Assert.Equal(NoJson, Assert.Single(await RefusedAsync($"{{\"a\":{new string('[', 100_000)}")));
        Assert.Equal(NoJson, Assert.Single(await RefusedAsync($$"""{ "type": "FeatureCollection", "features": [ { "geometry": {{string.Concat(Enumerable.Repeat("{\"a\":", 100_000))}}""")));
        Assert.Equal(NoJson, (await RefusedAsync(whole[..(whole.Length / 2)]))[^1]);
        Assert.Equal("Filen er ikke en tekstfil i UTF-8; gem den som GeoJSON igen.", Assert.Single(await RefusedAsync(Encoding.Latin1.GetBytes("""{ "type": "Ærø" }"""))));
        Assert.Equal("Filen er ikke en tekstfil i UTF-8; gem den som GeoJSON igen.", Assert.Single(await RefusedAsync([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0])));
        Assert.Equal(NoJson, Assert.Single(await RefusedAsync(Encoding.Unicode.GetBytes(whole))));
    }

    [Fact]
    public async Task Faults_without_end_are_cut_short()
    {
        var faults = await RefusedAsync($$"""{ "type": "FeatureCollection", "features": [ {{string.Join(',', Enumerable.Repeat("{}", 50_000))}} ] }""");

        Assert.InRange(faults.Count, 1_000, 1_100);
    }

    [Fact]
    public async Task Outline_too_narrow_to_draw_a_source_too_long_a_map_and_a_file_too_large_are_told()
    {
        var file = SquareMunicipalities.File();
        file.Geometry(3)["coordinates"] = new JsonArray(SquareMunicipalities.Ring((8.1, 54.5), (8.1001, 54.5), (8.1, 54.5001)));
        Assert.Equal($"{SquareMunicipalities.All[3].Name} ({SquareMunicipalities.All[3].Code}) er for lille eller for smal til at blive tegnet; tjek omridset.", Assert.Single(await RefusedAsync(file.ToJsonString())));

        file = SquareMunicipalities.File();
        file["source"] = new string('x', 301);
        Assert.Equal("Kilden er på 301 tegn; skriv højst 300 med --source.", Assert.Single(await RefusedAsync(file.ToJsonString())));

        file = SquareMunicipalities.File();
        foreach (var place in Enumerable.Range(0, 98))
        {
            var (west, south) = (8 + 0.3 * (place % SquareMunicipalities.Columns), 55 + 0.3 * (place / SquareMunicipalities.Columns));
            file.Geometry(place)["type"] = "MultiPolygon";
            file.Geometry(place)["coordinates"] = new JsonArray([.. Enumerable.Range(0, 50)
                .Select(island => (X: west + 0.06 * (island % 5), Y: south + 0.03 * (island / 5)))
                .Select(island => new JsonArray(SquareMunicipalities.Ring((island.X, island.Y), (island.X + 0.05, island.Y), (island.X + 0.05, island.Y + 0.025), (island.X, island.Y + 0.025))))]);
        }

        Assert.Equal("Grænserne fylder for meget til et kort, også når de er forenklet; gem filen med færre øer og punkter.", Assert.Single(await RefusedAsync(file.ToJsonString())));

        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var large = File.Create(Path.Combine(database.Settings.Directory, "stor.geojson"));
        large.SetLength(200L * 1024 * 1024 + 1);
        Assert.Equal("Filen er over 200 MB; gem den med færre punkter, for eksempel i 1:500.000.", Assert.Single((await database.Get<ImportBoundaries>().RunAsync(large, source: null, CancellationToken.None)).Faults));
    }

    private static Task<IReadOnlyList<string>> RefusedAsync(string text) => RefusedAsync(Encoding.UTF8.GetBytes(text));

    // Nothing is stored, not even a change number.
    private static async Task<IReadOnlyList<string>> RefusedAsync(byte[] bytes)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var before = await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync();
        using var file = new MemoryStream(bytes);
        var result = await database.Get<ImportBoundaries>().RunAsync(file, source: null, CancellationToken.None);
        Assert.NotEmpty(result.Faults);
        Assert.Equal((0, before), (await db.Geographies.CountAsync(), await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync()));
        return result.Faults;
    }
}
