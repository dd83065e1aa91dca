using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain.Figures;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.Figures.StatBank;

public sealed class FetchFiguresTests
{
    private const string NoAnswer = "Danmarks Statistik svarer ikke; prøv igen senere.";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Population_is_fetched_for_every_municipality_and_the_same_again_changes_nothing(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);

        var first = await desk.FetchAsync(StatBankSource.Population);
        var change = await desk.ChangeNumberAsync();
        desk.Clock.Advance(TimeSpan.FromDays(1));
        var second = await desk.FetchAsync(StatBankSource.Population);

        Assert.Empty(first.Faults);
        Assert.Equal((3 * 98, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 3 * 98), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(change, await desk.ChangeNumberAsync());
        await using var db = desk.Database.Open();
        // The quarter that ships with the program, and the three; no country, region or Christiansø.
        var stored = await db.Observations.Where(one => one.SeriesId == "folketal" && one.Period != "2026K1").ToListAsync();
        Assert.Equal(["2025K4", "2026K2", "2026K3"], stored.Select(one => one.Period).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(98, stored.Select(one => one.MunicipalityCode).Distinct().Count());
        Assert.All(stored, one => Assert.Equal((ObservationState.Value, StatBankTables.Number(one.MunicipalityCode, one.Period)), (one.State, one.Value)));
        Assert.Empty(await db.Corrections.ToListAsync());
        Assert.All(await db.Municipalities.ToListAsync(), one => Assert.Equal((StatBankTables.Number(one.Code, "2026K3"), new(2026, 7, 1)), (one.Population, one.PopulationOn)));
        var series = (await desk.SeriesAsync("folketal"))!;
        Assert.Equal((new(2026, 7, 1), new(2026, 11, 15), null), (series.SourceDate, series.NextUpdateOn, series.SourceFault));
        Assert.Equal((desk.Clock.GetUtcNow().UtcDateTime, change), (series.AskedAt, series.ChangeNumber));
    }

    [Fact]
    public async Task Population_is_asked_for_whole_quarters_and_everybody()
    {
        await using var desk = await Desk.OpenAsync();

        await desk.FetchAsync(StatBankSource.Population);

        Assert.Equal(
            [
                """tableinfo {"table":"FOLK1A","format":"JSON","lang":"da"}""",
                """data {"table":"FOLK1A","format":"CSV","lang":"da","valuePresentation":"Code","variables":[{"code":"OMRÅDE","values":["*"]},{"code":"KØN","values":["TOT"]},{"code":"ALDER","values":["IALT"]},{"code":"Tid","values":["2025K4","2026K2","2026K3"]}]}""",
            ],
            desk.Server.Requests.Select(request => $"{request.Function} {request.Body.ToJsonString(Desk.Readable)}"));
    }

    [Fact]
    public async Task Number_that_the_source_has_corrected_is_a_correction()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.FetchAsync(StatBankSource.Population);

        // Ten have moved from København to Frederiksberg.
        desk.Server.EditData = csv => csv.Replace(";2025K4;10105", ";2025K4;10095", StringComparison.Ordinal).Replace(";2025K4;10151", ";2025K4;10161", StringComparison.Ordinal);
        var result = await desk.FetchAsync(StatBankSource.Population);

        Assert.Empty(result.Faults);
        Assert.Equal((0, 2), (result.Added, result.Changed));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Cash_benefit_begins_its_series_and_hides_what_is_few(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        desk.Server.EditData = csv => csv
            .Replace("\r\n101;10050;1;2025M06;101\r\n", "\r\n101;10050;1;2025M06;..\r\n", StringComparison.Ordinal)
            .Replace("\r\n147;10050;1;2025M06;147\r\n", "\r\n147;10050;1;2025M06;3\r\n", StringComparison.Ordinal)
            .Replace("\r\n860;10050;1;2025M06;860\r\n", "\r\n860;10050;1;2025M06;-\r\n", StringComparison.Ordinal);

        var first = await desk.FetchAsync(StatBankSource.CashBenefit);
        var change = await desk.ChangeNumberAsync();
        var second = await desk.FetchAsync(StatBankSource.CashBenefit);

        Assert.Empty(first.Faults);
        Assert.Equal((2 * 99, 0, 0, 1), (first.Added, first.Changed, first.Unchanged, first.Suppressed));
        Assert.Equal((0, 0, 2 * 99), (second.Added, second.Changed, second.Unchanged));
        Assert.Equal(change, await desk.ChangeNumberAsync());
        await using var db = desk.Database.Open();
        var newest = await db.Observations.Where(one => one.SeriesId == "kontanthjaelp-ky16" && one.Period == "2025M06").ToDictionaryAsync(one => one.MunicipalityCode);
        Assert.Equal(99, newest.Count);
        Assert.Equal((ObservationState.NoData, null), (newest["0101"].State, newest["0101"].Value));
        Assert.Equal((ObservationState.Suppressed, null), (newest["0147"].State, newest["0147"].Value));
        Assert.Equal((ObservationState.NoData, null), (newest["0860"].State, newest["0860"].Value));
        Assert.Equal((ObservationState.Value, 851m), (newest["0851"].State, newest["0851"].Value));
        Assert.Equal(ObservationState.Value, newest[Observation.WholeCountry].State);
        var series = (await desk.SeriesAsync("kontanthjaelp-ky16"))!;
        Assert.Equal(
            ("Kontanthjælp, personer", "personer", "Antal personer i måneden, som Danmarks Statistik har talt med under »Kontanthjælp«.", "Danmarks Statistik, KY16, 10. august 2026", "https://www.statistikbanken.dk/KY16"),
            (series.Title, series.Unit, series.Definition, series.SourceLine, series.SourceUrl));
        Assert.Equal((true, true, null, null), (series.CountsPersons, series.PerInhabitants, series.NextUpdateOn, series.SourceFault));
        Assert.Equal(desk.Clock.GetUtcNow().UtcDateTime, series.AskedAt);
        // The municipalities' own numbers are another source's.
        Assert.All(await db.Municipalities.ToListAsync(), one => Assert.Equal(new(2026, 1, 1), one.PopulationOn));
    }

    [Fact]
    public async Task Cash_benefit_is_asked_for_the_newest_sixty_months()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Months = Enumerable.Range(0, 70).Select(month => FormattableString.Invariant($"{2020 + (month / 12):0000}M{(month % 12) + 1:00}")).ToList();

        Assert.Equal(60 * 99, (await desk.FetchAsync(StatBankSource.CashBenefit)).Added);

        var variables = desk.Server.Requests.Last().Body["variables"]!.AsArray();
        Assert.Equal(["OMRÅDE *", "YDELSE 10050", "MÅL 1"], variables.SkipLast(1).Select(one => $"{one!["code"]} {Assert.Single(one["values"]!.AsArray())}"));
        var months = variables[^1]!["values"]!.AsArray().Select(month => (string)month!).ToList();
        Assert.Equal((60, "2020M11", "2025M10"), (months.Count, months[0], months[^1]));
    }

    [Fact]
    public async Task Source_without_a_date_is_dated_today()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.EditInfo = info => info.Replace("2026-08-10T08:00:00", "i går", StringComparison.Ordinal);

        await desk.FetchAsync(StatBankSource.CashBenefit);

        Assert.Equal(new(2026, 11, 27), (await desk.SeriesAsync("kontanthjaelp-ky16"))!.SourceDate);
    }

    [Theory]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "", "Danmarks Statistik svarede med 97 kommuner for 2026K3; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;TOT;IALT;2026K3;10104\r\n101;TOT;IALT;2026K3;10104", "Danmarks Statistik svarede med København to gange for 2026K3; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n999;TOT;IALT;2026K3;10104", "Danmarks Statistik svarede med 97 kommuner for 2026K3; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;TOT;IALT;2026K3;..", "Danmarks Statistik svarede uden folketal for København i 2026K3; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;TOT;IALT;2026K3;10.104", "Danmarks Statistik svarede med »10.104« i stedet for et tal; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;TOT;IALT;2026K3;", "Danmarks Statistik svarede med »« i stedet for et tal; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;1;IALT;2026K3;10104", "Svaret fra Danmarks Statistik er ikke det, der blev spurgt om; intet er gemt.")]
    [InlineData("\r\n101;TOT;IALT;2026K3;10104", "\r\n101;TOT;IALT;2026K4;10104", "Svaret fra Danmarks Statistik er ikke det, der blev spurgt om; intet er gemt.")]
    // The last number without its last digit, and the last row without its end; nothing says that it was cut.
    [InlineData("860;TOT;IALT;2026K3;10863\r\n", "860;TOT;IALT;2026K3;1086", "Folketallene fra Danmarks Statistik stemmer ikke med hele landets for 2026K3; intet er gemt.")]
    [InlineData("860;TOT;IALT;2026K3;10863\r\n", "860;TOT;IA", "Svaret fra Danmarks Statistik er ikke det, der blev spurgt om; intet er gemt.")]
    [InlineData(";INDHOLD", ";ANTAL", "Danmarks Statistik svarede ikke med en tabel; intet er gemt.")]
    public async Task Answer_that_is_not_whole_is_refused(string whole, string broken, string told)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.EditData = csv => csv.Contains(whole, StringComparison.Ordinal) ? csv.Replace(whole, broken, StringComparison.Ordinal) : throw new InvalidOperationException($"No {whole} in {csv}");

        await desk.RefusedAsync(StatBankSource.Population, told);

        Assert.Equal(1, desk.Server.Count("data"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE html>\n<html lang=\"da\"><body><h1>Vedligehold</h1></body></html>")]
    [InlineData("{\"message\":\"ok\"}")]
    [InlineData("OMRÅDE;KØN;ALDER;TID;INDHOLD\n101;TOT;IALT;2026K3;\"10104\n")]
    public async Task Answer_that_is_no_table_is_refused(string body)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Misbehave("data", StatBankServer.Say(Encoding.UTF8.GetBytes(body)));
        await desk.RefusedAsync(StatBankSource.Population, "Danmarks Statistik svarede ikke med en tabel; intet er gemt.");
    }

    [Fact]
    public async Task Answer_in_other_letters_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Misbehave("data", (context, good) => StatBankServer.Say(Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(good)))(context, good));
        await desk.RefusedAsync(StatBankSource.Population, "Danmarks Statistik svarede ikke med en tabel; intet er gemt.");
    }

    [Fact]
    public async Task Table_without_rows_is_refused()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.EditData = csv => csv.Split("\r\n")[0];
        await desk.RefusedAsync(StatBankSource.Population, "Danmarks Statistik svarede med 0 kommuner for 2025K4; intet er gemt.");
    }

    [Fact]
    public async Task Cash_benefit_of_97_municipalities_is_refused_and_begins_no_series()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.EditData = csv => csv.Replace("\r\n101;10050;1;2025M06;101\r\n", "\r\n", StringComparison.Ordinal);

        var result = await desk.FetchAsync(StatBankSource.CashBenefit);

        Assert.Equal("Danmarks Statistik svarede med 97 kommuner for 2025M06; intet er gemt.", Assert.Single(result.Faults).ToString());
        Assert.Null(await desk.SeriesAsync("kontanthjaelp-ky16"));
    }

    [Theory]
    [InlineData("\"10050\"", "\"10051\"", "værdien 10050 mangler")]
    [InlineData("\"id\":\"3\"", "\"id\":\"4\"", "værdien 1 mangler")]
    [InlineData("{\"id\":\"TOT\"", "{\"id\":\"3\"", "værdien 1 er ikke til at finde med sikkerhed")]
    [InlineData("\"OMR\\u00C5DE\"", "\"KOMMUNE\"", "OMRÅDE mangler")]
    [InlineData("\"time\":true", "\"time\":false", "tiden mangler")]
    [InlineData("\"id\":\"K\\u00D8N\",\"text\":\"K\\u00D8N\",\"elimination\":true", "\"id\":\"K\\u00D8N\",\"text\":\"K\\u00D8N\"", "KØN kan ikke udelades")]
    [InlineData("2025M0", "2025K", "perioderne mangler")]
    public async Task Table_that_is_not_as_we_know_it_is_told(string known, string changed, string what)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.EditInfo = info => info.Contains(known, StringComparison.Ordinal) ? info.Replace(known, changed, StringComparison.Ordinal) : throw new InvalidOperationException($"No {known} in {info}");

        var result = await desk.FetchAsync(StatBankSource.CashBenefit);

        Assert.Equal($"Tabellen KY16 hos Danmarks Statistik er lavet om ({what}); intet er gemt.", Assert.Single(result.Faults).ToString());
        Assert.Equal(0, desk.Server.Count("data"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"variables\":null}")]
    [InlineData("{\"variables\":[null]}")]
    [InlineData("{\"variables\":[{\"id\":\"Tid\",\"values\":[null]}]}")]
    [InlineData("{\"variables\":[{\"id\":\"Tid\"}]}")]
    [InlineData("{\"variables\":[{\"id\":\"Tid\",\"val")]
    [InlineData("<html></html>")]
    public async Task Description_that_is_none_is_refused(string body)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Misbehave("tableinfo", StatBankServer.Say(Encoding.UTF8.GetBytes(body)));
        await desk.RefusedAsync(StatBankSource.Population, "Danmarks Statistik svarede ikke med en beskrivelse af tabellen FOLK1A; intet er gemt.");
    }

    [Fact]
    public async Task Good_answer_takes_the_fault_away()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Misbehave("data", StatBankServer.Status(503), times: 4);
        await desk.RefusedAsync(StatBankSource.Population, NoAnswer);

        Assert.Empty((await desk.FetchAsync(StatBankSource.Population)).Faults);

        Assert.Null((await desk.SeriesAsync("folketal"))!.SourceFault);
    }

    /// <summary>A database, a StatBank, and what fetches from the one into the other.</summary>
    private sealed class Desk(TestDatabase database, StatBankServer server, QuickClock clock) : IAsyncDisposable
    {
        private readonly StatBankClient client = new(server.Settings, clock);

        public static System.Text.Json.JsonSerializerOptions Readable { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        public TestDatabase Database => database;

        public StatBankServer Server => server;

        public QuickClock Clock => clock;

        public static async Task<Desk> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
        {
            var clock = new QuickClock(new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero));
            return new(await TestDatabase.CreateAsync(provider, clock), await StatBankServer.StartAsync(), clock);
        }

        public Task<FigureImport> FetchAsync(StatBankSource source) =>
            new FetchFigures(database.Get<IDbContextFactory<AppDbContext>>(), client, database.Get<ImportFigures>(), clock).RunAsync(source, CancellationToken.None);

        /// <summary>Fetches what must be refused in a sentence; nothing but that it was may be stored.</summary>
        public async Task RefusedAsync(StatBankSource source, string told)
        {
            var result = await FetchAsync(source);

            Assert.Equal(told, Assert.Single(result.Faults).ToString());
            await using var db = database.Open();
            Assert.Equal(98, await db.Observations.CountAsync(one => one.SeriesId == "folketal"));
            Assert.All(await db.Municipalities.ToListAsync(), one => Assert.Equal(new(2026, 1, 1), one.PopulationOn));
            var series = (await SeriesAsync(source.SeriesId))!;
            Assert.Equal((told, Clock.GetUtcNow().UtcDateTime, null), (series.SourceFault, series.AskedAt, series.NextUpdateOn));
            Assert.Equal(await ChangeNumberAsync(), series.ChangeNumber);
        }

        public async Task<Series?> SeriesAsync(string id)
        {
            await using var db = database.Open();
            return await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Id == id);
        }

        public async Task<long> ChangeNumberAsync()
        {
            await using var db = database.Open();
            return await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync();
        }

        public async ValueTask DisposeAsync()
        {
            client.Dispose();
            await server.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
