using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Municipalities;
using Vejviser.Domain.Municipalities;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Municipalities;

public sealed class ImportBoundariesTests
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Boundaries_are_imported_once_however_often_and_replaced_by_others(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var file = SquareMunicipalities.File();

        var first = await ImportAsync(database, file);
        var (stored, number) = (await StoredAsync(database), await ChangeNumberAsync(database));
        var second = await ImportAsync(database, file);

        Assert.Equal((98, 98 * 49, true), (first.Municipalities, first.PointsRead, first.IsChanged));
        Assert.Equal(first with { IsChanged = false, Faults = second.Faults }, second);
        Assert.Equal((stored!.ImportedAt, number), ((await StoredAsync(database))!.ImportedAt, await ChangeNumberAsync(database)));

        file["source"] = "Søkortet";
        Assert.True((await ImportAsync(database, file)).IsChanged);
        Assert.Equal(("Søkortet", number + 1), ((await StoredAsync(database))!.Source, await ChangeNumberAsync(database)));
        await using var db = database.Open();
        Assert.Equal(98, (await Catalogue.LoadAsync(db, CancellationToken.None)).Geography!.Shapes.Count);
    }

    [Fact]
    public async Task Neighbours_keep_one_border_and_every_point_lies_within()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var result = await ImportAsync(database, SquareMunicipalities.File());

        var map = (await StoredAsync(database))!;
        var shapes = map.Shapes.Select(shape => new DrawnShape(shape)).ToList();
        Assert.Equal(SquareMunicipalities.All.Select(one => one.Code), shapes.Select(shape => shape.Code));
        Assert.Equal(result.PointsDrawn, shapes.Sum(shape => shape.Points.Count()));
        Assert.All(shapes, shape => Assert.True(shape.Holds(shape.Inner), shape.Code));
        Assert.All(shapes.SelectMany(shape => shape.Points), point => Assert.True(point.X >= 0 && point.X <= map.Width && point.Y >= 0 && point.Y <= map.Height));
        Assert.Equal((0, map.Width), (shapes.SelectMany(shape => shape.Points).Min(point => point.X), shapes.SelectMany(shape => shape.Points).Max(point => point.X)));
        // North is up, east is right.
        Assert.True(shapes[0].Inner.Y > shapes[SquareMunicipalities.Columns].Inner.Y && shapes[0].Inner.X < shapes[1].Inner.X);

        // A gap or an overlap would leave a border that only one side has; all such lie around the whole.
        var outer = shapes.SelectMany(shape => shape.Borders).GroupBy(border => border).Where(border => border.Count() == 1).Select(border => border.Key).ToList();
        Assert.All(outer.SelectMany(border => new[] { border.From, border.To }).GroupBy(point => point), point => Assert.Equal(2, point.Count()));
        Assert.All(shapes.SelectMany(shape => shape.Borders).GroupBy(border => border), border => Assert.InRange(border.Count(), 1, 2));
        for (var place = 0; place < 98; place++)
        {
            var neighbours = new[] { place % SquareMunicipalities.Columns < SquareMunicipalities.Columns - 1 ? place + 1 : -1, place + SquareMunicipalities.Columns };
            Assert.All(neighbours.Where(other => other is >= 0 and < 98), other => Assert.NotEmpty(shapes[place].Borders.Intersect(shapes[other].Borders)));
        }
    }

    [Fact]
    public async Task Small_islands_and_holes_go_large_ones_stay_and_an_enclave_is_cut_out()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var file = SquareMunicipalities.File();
        var features = file["features"]!.AsArray();
        // The last square lies in the middle of the first instead, which has a pond, a large island in the sea and a small one.
        var enclave = SquareMunicipalities.Ring((8.1, 55.1), (8.2, 55.1), (8.2, 55.2), (8.1, 55.2));
        file.Geometry(97)["coordinates"] = new JsonArray(enclave.DeepClone());
        var first = features[0]!["geometry"]!;
        var square = first["coordinates"]![0]!.DeepClone();
        first["type"] = "MultiPolygon";
        first["coordinates"] = new JsonArray(
            new JsonArray(square, enclave, SquareMunicipalities.Ring((8.25, 55.25), (8.255, 55.25), (8.255, 55.255))),
            new JsonArray(SquareMunicipalities.Ring((7.3, 54.3), (7.4, 54.3), (7.4, 54.4))),
            new JsonArray(SquareMunicipalities.Ring((7.6, 54.3), (7.605, 54.3), (7.605, 54.305))));

        Assert.Empty((await ImportAsync(database, file)).Faults);

        var shapes = (await StoredAsync(database))!.Shapes.Select(shape => new DrawnShape(shape)).ToList();
        Assert.Equal(3, shapes[0].Rings.Count);
        Assert.False(shapes[0].Holds(shapes[97].Inner));
        Assert.Equal(shapes[97].Borders.Order(), shapes[0].Borders.Intersect(shapes[97].Borders).Order());
        // Opposite ways round: the default fill rule leaves the hole open too.
        Assert.True(Area(shapes[0].Rings[0]) * Area(shapes[0].Rings[1]) < 0);
    }

    [Fact]
    public async Task Municipalities_are_known_by_code_or_name_in_Danish_or_English_and_Christiansø_is_left_out()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var file = SquareMunicipalities.File();
        var features = file["features"]!.AsArray();
        features[0]!["properties"] = new JsonObject { ["kode"] = 101 };
        features[1]!["properties"] = new JsonObject { ["navn"] = "Frederiksberg Kommune" };
        features[2]!["properties"] = new JsonObject { ["id"] = 7, ["Kommunekode"] = $"{SquareMunicipalities.All[2].Code}", ["name"] = null };
        features.Add(SquareMunicipalities.Feature("0411", "Christiansø", SquareMunicipalities.Ring((15.18, 55.31), (15.2, 55.31), (15.2, 55.33))));
        features.Add(SquareMunicipalities.Feature("", "Christiansø", SquareMunicipalities.Ring((15.18, 55.31), (15.2, 55.31), (15.2, 55.33))));

        var result = await ImportAsync(database, file);

        Assert.Empty(result.Faults);
        Assert.Equal(SquareMunicipalities.All.Select(one => one.Code), (await StoredAsync(database))!.Shapes.Select(shape => shape.MunicipalityCode));
    }

    [Theory]
    [InlineData(null, null, "kilden er ikke oplyst ved importen")]
    [InlineData(null, """{ "license": "CC BY 4.0", "source": "DAGI\n  2026\u0000" }""", "DAGI 2026")]
    [InlineData(null, """{ "attribution": "Klimadatastyrelsen", "source": "DAGI" }""", "Klimadatastyrelsen")]
    [InlineData(null, """{ "attribution": " ", "source": { "name": "DAGI" }, "license": "CC BY 4.0" }""", "CC BY 4.0")]
    [InlineData("Grænser: DAGI", """{ "attribution": "Klimadatastyrelsen" }""", "Grænser: DAGI")]
    public async Task Source_is_the_one_given_or_the_files_own(string? given, string? members, string told)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var file = SquareMunicipalities.File();
        foreach (var (name, value) in members is null ? [] : JsonNode.Parse(members)!.AsObject())
        {
            file[name] = value?.DeepClone();
        }

        Assert.Empty((await ImportAsync(database, file, given)).Faults);

        Assert.Equal(told, (await StoredAsync(database))!.Source);
    }

    [Fact]
    public async Task Outline_that_crosses_itself_is_mended_and_ones_that_overlap_are_drawn()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var file = SquareMunicipalities.File();
        file.Geometry(0)["coordinates"] = new JsonArray(SquareMunicipalities.Ring((8, 54.5), (8.3, 54.8), (8.3, 54.5), (8, 54.8)));
        file.Geometry(5)["coordinates"] = file.Geometry(6)["coordinates"]!.DeepClone();
        file.Geometry(20)["coordinates"] = new JsonArray(SquareMunicipalities.Ring((10, 55.2), (11.05, 55.33), (10.5, 56.1)));

        Assert.Empty((await ImportAsync(database, file)).Faults);

        Assert.All((await StoredAsync(database))!.Shapes.Select(shape => new DrawnShape(shape)), shape => Assert.True(shape.Holds(shape.Inner)));
    }

    [Fact]
    public async Task Real_boundaries_become_a_small_map_on_which_neighbours_still_touch()
    {
        if (RealFile() is not { } path)
        {
            return;
        }

        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var file = File.OpenRead(path);
        var result = await database.Get<ImportBoundaries>().RunAsync(file, source: null, CancellationToken.None);

        Assert.Empty(result.Faults);
        var map = (await StoredAsync(database))!;
        var shapes = map.Shapes.Select(shape => new DrawnShape(shape)).ToList();
        var paths = Encoding.UTF8.GetBytes(string.Concat(map.Shapes.Select(shape => shape.Path)));
        Assert.Equal((98, 12_992), (result.Municipalities, result.PointsRead));
        Assert.InRange(paths.Length, 12_000, 24_500);
        Assert.InRange(Compressed(paths), 5_000, 14_000);
        Assert.All(shapes, shape => Assert.True(shape.Holds(shape.Inner), shape.Code));
        Assert.Equal(["0851"], shapes.Where(shape => shape.Holds(OnMap(9.9217, 57.0488, map, path))).Select(shape => shape.Code));

        var neighbours = NeighboursIn(path);
        Assert.Equal(186, neighbours.Count);
        var points = shapes.ToDictionary(shape => shape.Code, shape => shape.Points.ToHashSet());
        Assert.Equal(neighbours.Order(), neighbours.Where(pair => points[pair.Item1].Overlaps(points[pair.Item2])).Order());
    }

    private static (double X, double Y) OnMap(double longitude, double latitude, Geography map, string path)
    {
        // The map's western and northern edges are Blåvandshuk and Skagen; Bornholm is its east.
        var places = Features(path).SelectMany(feature => feature.Positions).Select(position => DanishGrid.Place(position.Longitude, position.Latitude)).ToList();
        var (west, north) = (places.Min(place => place.X), places.Max(place => place.Y));
        var (scale, place) = (map.Width / (places.Max(place => place.X) - west), DanishGrid.Place(longitude, latitude));
        return ((place.X - west) * scale, (north - place.Y) * scale);
    }

    private static List<(string, string)> NeighboursIn(string path)
    {
        var features = Features(path);
        return [.. features.SelectMany(one => features.Where(other => string.CompareOrdinal(one.Code, other.Code) < 0 && one.Positions.Intersect(other.Positions).Take(2).Count() == 2).Select(other => (one.Code, other.Code)))];
    }

    private static List<(string Code, List<(double Longitude, double Latitude)> Positions)> Features(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!["features"]!.AsArray().Select(feature => (feature!["properties"]!["code"]!.GetValue<string>(), Positions(feature["geometry"]!["coordinates"]!.AsArray()).ToList()))];

    // However deep they lie.
    private static IEnumerable<(double Longitude, double Latitude)> Positions(JsonArray list) => list[0] is JsonValue
        ? [(list[0]!.GetValue<double>(), list[1]!.GetValue<double>())]
        : list.SelectMany(item => Positions(item!.AsArray()));

    private static string? RealFile()
    {
        for (var folder = new DirectoryInfo(SourceTree.Root); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", "municipalities.geojson");
            if (File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static int Compressed(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(compressed, System.IO.Compression.CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray().Length;
    }

    private static int Area(IReadOnlyList<(int X, int Y)> ring) => ring.Zip(ring.Skip(1).Append(ring[0])).Sum(border => border.First.X * border.Second.Y - border.Second.X * border.First.Y);

    private static async Task<BoundaryImport> ImportAsync(TestDatabase database, JsonObject geojson, string? source = null)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(geojson.ToJsonString()));
        return await database.Get<ImportBoundaries>().RunAsync(file, source, CancellationToken.None);
    }

    private static async Task<Geography?> StoredAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Geographies.AsNoTracking().SingleOrDefaultAsync();
    }

    private static async Task<long> ChangeNumberAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync();
    }
}
