using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Domain.Figures;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Figures;

public sealed class ImportFiguresTests
{
    private static readonly NewSeries New = new("Ledige i alt", "Jobindsats, tabel X", new(2026, 3, 2));

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Table_is_imported_once_however_often_and_corrections_are_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        const string Table = "kommune;periode;antal\r\nAalborg;2024M02;1.234\r\nKøbenhavns Kommune;feb. 2024;12\r\n0751;2024-02;..\r\n";

        var first = await ImportAsync(database, Table);
        var second = await ImportAsync(database, Table);
        var third = await ImportAsync(database, Table.Replace("1.234", "1.240", StringComparison.Ordinal));

        Assert.Equal((3, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 3), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal((0, 1, 2), (third.Added, third.Changed, third.Unchanged));
        Assert.Equal(["0101 2024M02 Value 12", "0751 2024M02 NoData ", "0851 2024M02 Value 1240"], await RowsAsync(database));
        await using var db = database.Open();
        var correction = Assert.Single(await db.Corrections.ToListAsync());
        Assert.Equal((1234m, ObservationState.Value, "0851", "2024M02"), (correction.OldValue, correction.OldState, correction.MunicipalityCode, correction.Period));
    }

    [Theory]
    [InlineData("\ufeffcode,name,period,fulltime_persons,share_pct\n0851,Aalborg,2022QMAT04,1210,4.01\n", "0851 2022 Value 1210")]
    [InlineData("Kommune\tPeriode\tVærdi\nÅrhus Kommune\t2024K1\t7,5\n", "0751 2024K1 Value 7.5")]
    [InlineData("OMRÅDE;KØN;ALDER;TID;INDHOLD\n000;TOT;IALT;2026K1;6025511\n084;TOT;IALT;2026K1;1\n411;TOT;IALT;2026K1;90\n101;TOT;IALT;2026K1;671714\n", "0000 2026K1 Value 6025511", "0101 2026K1 Value 671714")]
    [InlineData("municipality,time,value\n\"Lyngby Taarbæk\",2024,\"1,234\"\nVesthimmerland,2024,12\n", "0173 2024 Value 1234", "0820 2024 Value 12")]
    [InlineData("kommune;periode;tal\nAalborg;dec 2023–feb 2024;<5\nThisted;dec 2023–feb 2024;Ingen data\nBornholms Regionskommune;dec 2023–feb 2024;0\n", "0400 2023M12-2024M02 Value 0", "0787 2023M12-2024M02 NoData ", "0851 2023M12-2024M02 Suppressed ")]
    public async Task Usual_tables_are_read(string table, params string[] expected)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        Assert.Empty((await ImportAsync(database, table)).Faults);

        Assert.Equal(expected, await RowsAsync(database));
    }

    [Fact]
    public async Task Every_name_and_code_of_the_98_municipalities_is_known()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var municipalities = await db.Municipalities.ToListAsync();
        foreach (var spelled in (Func<Domain.Municipalities.Municipality, string>[])[one => one.Name, one => one.FullName, one => one.Code, one => one.Code[1..], one => one.Name.Replace("Aa", "Å", StringComparison.Ordinal).Replace('-', ' ').ToUpperInvariant(), one => $"{one.Name} Kommune"])
        {
            var table = "kommune;periode;tal\n" + string.Join('\n', municipalities.Select((one, number) => $"{spelled(one)};2024;{number + 10}"));
            Assert.Empty((await ImportAsync(database, table)).Faults);
        }

        Assert.Equal(98, (await RowsAsync(database)).Count);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_by_row_and_column_and_nothing_is_stored()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var result = await ImportAsync(database, "kommune;periode;antal\nAalborg;2024M02;12\nAtlantis;2024M13;mange\nThisted;;3\nAalborg;feb 2024;13\n");

        Assert.Equal(
            [
                "Række 3, kolonnen »kommune«: Kommunen »Atlantis« kendes ikke; skriv navnet eller koden, som Danmarks Statistik gør.",
                "Række 3, kolonnen »periode«: Perioden »2024M13« kan ikke læses; skriv for eksempel 2024M02, 2024K1 eller 2024.",
                "Række 3, kolonnen »antal«: »mange« er ikke et tal; skriv tallet med cifre, eller lad feltet stå tomt, hvor der ikke er data.",
                "Række 4, kolonnen »periode«: Skriv perioden, for eksempel 2024M02.",
                "Række 5, kolonnen »kommune«: Kommunen står to gange med samme periode; slet den ene række.",
            ],
            result.Faults.Select(fault => fault.ToString()));
        Assert.Empty(await RowsAsync(database));
    }

    [Theory]
    [InlineData("", "Filen er tom, eller kolonnerne er ikke skilt ad med semikolon, komma eller tabulator.")]
    [InlineData("periode;tal\n2024;1\n", "Filen mangler en kolonne med kommunen; kald den »kommune« eller »code«.")]
    [InlineData("kommune;tal\nAalborg;1\n", "Filen mangler en kolonne med perioden; kald den »periode« eller »period«.")]
    [InlineData("kommune;periode;note\nAalborg;2024;hej\n", "Filen mangler en kolonne med tal; kald den »værdi« eller »value«.")]
    [InlineData("kommune;periode;tal\n", "Filen har ingen rækker om kommuner.")]
    public async Task Table_that_is_none_is_refused_in_a_sentence(string table, string told)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        Assert.Equal(told, Assert.Single((await ImportAsync(database, table)).Faults).ToString());
    }

    [Fact]
    public async Task One_to_four_persons_are_never_stored()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);

        var result = await ImportAsync(database, "kommune;periode;antal\nAalborg;2024;4\nThisted;2024;5\nMorsø;2024;1\nRebild;2024;0\n");

        Assert.Equal(2, result.Suppressed);
        Assert.Equal(["0773 2024 Suppressed ", "0787 2024 Value 5", "0840 2024 Value 0", "0851 2024 Suppressed "], await RowsAsync(database));
        // Nor in the file, where a reader of the disk might find it.
        await using var db = database.Open();
        Assert.All(await db.Observations.Where(one => one.State == ObservationState.Suppressed).ToListAsync(), one => Assert.Null(one.Value));
    }

    [Fact]
    public async Task Unknown_series_needs_title_source_and_date()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("kommune;periode;tal\nAalborg;2024;1\n"));
        var result = await database.Get<ImportFigures>().RunAsync(file, new("findes-ikke", null), isTrial: false, progress: null, CancellationToken.None);
        Assert.Equal("Serien »findes-ikke« findes ikke. En ny serie skal have titel, kilde og dato.", Assert.Single(result.Faults).ToString());
    }

    [Fact]
    public async Task Table_of_an_older_spreadsheet_is_read_too()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream(Encoding.Latin1.GetBytes("kommune;periode;værdi\nÆrø;2024;10\nTårnby;2024;12,5\n"));
        Assert.Empty((await database.Get<ImportFigures>().RunAsync(file, new("ledige", New), isTrial: false, progress: null, CancellationToken.None)).Faults);
        Assert.Equal(["0185 2024 Value 12.5", "0492 2024 Value 10"], await RowsAsync(database));
    }

    [Fact]
    public async Task Trial_tells_what_would_come_and_stores_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("kommune;periode;tal\nAalborg;2024;10\n"));
        var result = await database.Get<ImportFigures>().RunAsync(file, new("proeve", New), isTrial: true, progress: null, CancellationToken.None);
        Assert.Equal(1, result.Added);
        Assert.Empty(await RowsAsync(database, "proeve"));
    }

    private static async Task<FigureImport> ImportAsync(TestDatabase database, string table)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await database.Get<ImportFigures>().RunAsync(file, new("ledige", New), isTrial: false, progress: null, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database, string series = "ledige")
    {
        await using var db = database.Open();
        return (await db.Observations.Where(one => one.SeriesId == series).OrderBy(one => one.MunicipalityCode).ThenBy(one => one.Period).ToListAsync())
            .ConvertAll(one => FormattableString.Invariant($"{one.MunicipalityCode} {one.Period} {one.State} {one.Value:0.####}"));
    }
}
