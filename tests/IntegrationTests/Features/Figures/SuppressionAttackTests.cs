using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Figures;

/// <summary>An attacker reads everything that is public about a series of persons, pages, API and files, and puts it together.</summary>
public sealed class SuppressionAttackTests : IAsyncLifetime
{
    private const string Country = Observation.WholeCountry;

    // Five ways to hide: one alone; two that add up to the least; two in the middle; three with a municipality nobody knows; none. And months beside their quarter.
    private static readonly (string Period, Dictionary<string, int?> Hidden)[] Cases =
    [
        ("2025M01", new() { ["0101"] = 3 }),
        ("2025M02", new() { ["0147"] = 1, ["0151"] = 1 }),
        ("2025M03", new() { ["0147"] = 2, ["0151"] = 3 }),
        ("2025M05", new() { ["0147"] = 4, ["0151"] = 4, ["0153"] = 4, ["0155"] = null }),
        ("2025M06", new() { ["0147"] = 4, ["0151"] = 4 }),
        ("2025M07", []),
    ];

    private TestSite site = null!;
    private List<string> codes = [];

    public async Task InitializeAsync()
    {
        site = await TestSite.StartAsync(seed: false);
        codes = [.. site.Get<ContentFollower>().Current.Catalogue.Municipalities.Keys.Order(StringComparer.Ordinal)];
        await ImportAsync("andele", "Andele", isCount: false, Rows().Where(row => row.Code != Country).Select(row => (row.Code, row.Period, row.Value is { } value ? Math.Round(value * 100m / 20_000, 3) : (decimal?)null)));
        await ImportAsync("i-alt", "I alt", isCount: false, Rows().Where(row => row.Code == Country));
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Series.Where(series => series.Id == "andele" || series.Id == "i-alt").ExecuteUpdateAsync(row => row.SetProperty(series => series.CountedIn, "antal"));
            await db.Series.Where(series => series.Id == "i-alt").ExecuteUpdateAsync(row => row.SetProperty(series => series.IsNational, true));
        }

        await ImportAsync("antal", "Antal", isCount: true, Rows());
        // A hidden count that is later five, and its total with it: the old total must not tell what it was.
        await ImportAsync("antal", "Antal", isCount: true, [("0101", "2025M01", 5m), (Country, "2025M01", Total("2025M01") + 2)]);
        await ImportAsync("i-alt", "I alt", isCount: false, [(Country, "2025M01", Total("2025M01") + 2)]);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Hidden_counts_cannot_be_derived_from_all_that_is_public()
    {
        var known = await ReadEverythingAsync();
        foreach (var (period, hidden) in Cases)
        {
            foreach (var (code, count) in hidden.Where(pair => pair.Value is not null))
            {
                Assert.False(known.Direct.TryGetValue((period, code), out var seen) && seen == count, $"{code} in {period} is told outright.");
                var possible = Possible(known, period, code, hidden);
                Assert.True(possible.Count > 1, $"{code} in {period} can only be {string.Join(", ", possible)}.");
            }
        }

        // The months of the first quarter and the quarter itself are beside each other.
        Assert.DoesNotContain(known.Direct, one => one.Key.Period == "2025K1" && one.Key.Code is "0147" or "0151" && one.Key.Period == "2025K1");
        Assert.DoesNotContain(("2025K1", Country), known.Direct.Keys);
        Assert.Contains(("2025K1", "0153"), known.Direct.Keys);
        Assert.Contains(("2025M07", Country), known.Direct.Keys);
        Assert.Contains(("2025M03", Country), known.Direct.Keys);
    }

    [Fact]
    public async Task Attack_succeeds_on_what_was_imported()
    {
        // The same attack on the numbers as they came, less the hidden ones themselves: it would find them.
        var naive = new Known(Rows().Where(row => row.Value is not null && !Cases.Any(one => one.Period == row.Period && one.Hidden.ContainsKey(row.Code))).ToDictionary(row => (row.Period, row.Code), row => row.Value!.Value), [], "");
        Assert.Equal([3], Possible(naive, "2025M01", "0101", Cases[0].Hidden));
        Assert.Equal([1], Possible(naive, "2025M02", "0147", Cases[1].Hidden));
        Assert.Equal([1, 2, 3, 4], Possible(naive, "2025M03", "0147", Cases[2].Hidden));
        Assert.Equal([4], Possible(naive, "2025M06", "0151", Cases[4].Hidden));
        Assert.NotEmpty((await ReadEverythingAsync()).Text);
    }

    [Fact]
    public async Task Withheld_totals_stand_nowhere_in_any_form()
    {
        var text = (await ReadEverythingAsync()).Text;
        foreach (var period in (string[])["2025M01", "2025M02", "2025M06", "2025K1"])
        {
            var total = Total(period);
            foreach (var written in (string[])[Danish.Number(total), total.ToString(CultureInfo.InvariantCulture)])
            {
                Assert.DoesNotMatch($@"(?<![\d.]){System.Text.RegularExpressions.Regex.Escape(written)}(?![\d.])", text);
            }
        }
    }

    // Which counts a municipality can have, when every total that is told must come out.
    private static List<int> Possible(Known known, string period, string code, Dictionary<string, int?> hidden)
    {
        var unknown = hidden.Where(pair => pair.Value is not null).Select(pair => pair.Key).ToList();
        var told = known.Direct.Where(one => one.Key.Period == period && one.Key.Code != Country && !hidden.ContainsKey(one.Key.Code)).Sum(one => one.Value);
        var totals = known.Direct.TryGetValue((period, Country), out var total) ? [total] : new List<decimal>();
        totals.AddRange(known.Totals.Where(one => one.Period == period).Select(one => one.Value));
        // A total of today's numbers says nothing of a count that has been corrected since.
        var now = hidden.Keys.Sum(one => known.Direct.GetValueOrDefault((period, one)));
        totals.RemoveAll(one => now > 0 && one == told + now);
        var hasUnknown = hidden.ContainsValue(null);
        return Fillings(unknown.Count)
            .Where(filling => totals.TrueForAll(one => hasUnknown ? told + filling.Sum() <= one : told + filling.Sum() == one))
            .Select(filling => filling[unknown.IndexOf(code)]).Distinct().Order().ToList();
    }

    private static IEnumerable<int[]> Fillings(int count) => count == 0 ? [[]] : Fillings(count - 1).SelectMany(filling => Enumerable.Range(1, 4).Select(one => (int[])[.. filling, one]));

    // Every municipality's own count is far from every other number, so that what is found is what was meant.
    private IEnumerable<(string Code, string Period, decimal? Value)> Rows()
    {
        foreach (var (period, hidden) in Cases)
        {
            var rows = codes.Select((code, place) => (Code: code, Value: hidden.TryGetValue(code, out var few) ? few : 1_000 + (place * 7) + int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture))).ToList();
            foreach (var row in rows)
            {
                yield return (row.Code, period, row.Value);
            }

            yield return (Country, period, rows.Sum(row => row.Value ?? 0));
        }

        // The quarter is the sum of its months.
        foreach (var code in codes.Prepend(Country))
        {
            yield return (code, "2025K1", Rows(code, "2025M01") + Rows(code, "2025M02") + Rows(code, "2025M03"));
        }
    }

    private decimal Rows(string code, string period)
    {
        var (_, hidden) = Cases.Single(one => one.Period == period);
        return code == Country ? codes.Sum(one => Rows(one, period)) : hidden.TryGetValue(code, out var few) ? few ?? 0 : 1_000 + (codes.IndexOf(code) * 7) + int.Parse(period.AsSpan(5), CultureInfo.InvariantCulture);
    }

    private decimal Total(string period) => Rows().Single(row => row.Code == Country && row.Period == period).Value!.Value;

    private async Task ImportAsync(string id, string title, bool isCount, IEnumerable<(string Code, string Period, decimal? Value)> rows)
    {
        var text = "kommune;periode;tal\n" + string.Concat(rows.Select(row => string.Create(Danish.Culture, $"{row.Code};{row.Period};{row.Value:0.###}\n")));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var result = await site.Get<ImportFigures>().RunAsync(file, new(id, new(title, "en prøve", new(2026, 1, 1)) { CountsPersons = isCount }), isTrial: false, progress: null, CancellationToken.None);
        Assert.Empty(result.Faults);
        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
    }

    // What the public can read: by period and municipality; totals told elsewhere; and everything as text.
    private async Task<Known> ReadEverythingAsync()
    {
        var direct = new Dictionary<(string Period, string Code), decimal>();
        List<(string Period, decimal Value)> totals = [];
        var text = new StringBuilder();
        await ReadSeriesAsync("antal", (key, value) => direct[key] = value);
        await ReadSeriesAsync("andele", (key, share) => direct.TryAdd(key, Math.Round(share * 20_000 / 100)));
        var list = await TextAsync("/tal");
        var series = await TextAsync("/api/v1/series");
        using var parsed = JsonDocument.Parse(series);
        foreach (var one in parsed.RootElement.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("id").GetString() is "i-alt" or "antal" && one.GetProperty("value").ValueKind == JsonValueKind.Number))
        {
            totals.Add((one.GetProperty("newestPeriod").GetString()!, one.GetProperty("value").GetDecimal()));
        }

        Assert.Contains("Antal", list, StringComparison.Ordinal);
        using (var national = JsonDocument.Parse(await TextAsync("/api/v1/series/i-alt/observations")))
        {
            totals.AddRange(national.RootElement.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("municipality").GetProperty("code").GetString() == Country && one.GetProperty("value").ValueKind == JsonValueKind.Number)
                .Select(one => (one.GetProperty("period").GetString()!, one.GetProperty("value").GetDecimal())));
        }

        return new(direct, totals, text.ToString());

        async Task<string> TextAsync(string address)
        {
            var answer = await site.Client.GetStringAsync(new Uri(address, UriKind.Relative));
            text.Append(answer).Append('\n');
            return answer;
        }

        async Task ReadSeriesAsync(string id, Action<(string Period, string Code), decimal> tell)
        {
            using (var api = JsonDocument.Parse(await TextAsync($"/api/v1/series/{id}/observations")))
            {
                foreach (var one in api.RootElement.GetProperty("items").EnumerateArray().Where(one => one.GetProperty("value").ValueKind == JsonValueKind.Number))
                {
                    tell((one.GetProperty("period").GetString()!, one.GetProperty("municipality").GetProperty("code").GetString()!), one.GetProperty("value").GetDecimal());
                }
            }

            foreach (var line in (await TextAsync($"/tal/{id}/tal.csv")).Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(';')).Where(cells => cells[3].Length > 0))
            {
                tell((line[2], line[0]), decimal.Parse(line[3], Danish.Culture));
            }

            using var archive = new ZipArchive(new MemoryStream(await site.Client.GetByteArrayAsync(new Uri($"/tal/{id}/tal.xlsx", UriKind.Relative))));
            foreach (var sheet in archive.Entries.Where(entry => entry.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase) && entry.FullName.EndsWith(".xml", StringComparison.Ordinal)))
            {
                await using var stream = await sheet.OpenAsync();
                var xml = await XDocument.LoadAsync(stream, LoadOptions.None, CancellationToken.None);
                text.Append(xml.Root!.Value).Append('\n');
                foreach (var cells in xml.Descendants().Where(element => element.Name.LocalName == "row").Skip(1).Select(row => row.Elements().Select(cell => cell.Value).ToList()).Where(cells => cells.Count > 3 && cells[3].Length > 0))
                {
                    tell((cells[2], cells[0]), decimal.Parse(cells[3], CultureInfo.InvariantCulture));
                }
            }

            foreach (var period in Cases.Select(one => one.Period).Append("2025K1"))
            {
                foreach (var page in (string[])["", "/udvikling", "/indlejret", "/kort.svg"])
                {
                    foreach (var shown in (string[])["antal", "pr-10000"])
                    {
                        await TextAsync($"/tal/{id}{page}?periode={period}&visning={shown}");
                    }
                }

                var read = await site.PageAsync($"/tal/{id}?periode={period}");
                foreach (var row in read.QuerySelectorAll("tbody tr").Where(row => decimal.TryParse(row.QuerySelector("td")!.TextContent, NumberStyles.Number, Danish.Culture, out _)))
                {
                    var name = row.QuerySelector("th")!.TextContent;
                    tell((period, site.Get<ContentFollower>().Current.Catalogue.MunicipalityNamed(name)!.Code), decimal.Parse(row.QuerySelector("td")!.TextContent, NumberStyles.Number, Danish.Culture));
                }

                // "før 12.345": a total that was.
                totals.AddRange(read.QuerySelectorAll("main li").Select(item => System.Text.RegularExpressions.Regex.Match(item.TextContent, @"Hele landet, (?<period>.+), før (?<old>[\d.,]+)\.")).Where(match => match.Success)
                    .Select(match => (Period.Parse(match.Groups["period"].Value)!.Value.Id, decimal.Parse(match.Groups["old"].Value, NumberStyles.Number, Danish.Culture))));
            }

            foreach (var slug in (string[])["koebenhavn", "frederiksberg", "ballerup", "broendby"])
            {
                await TextAsync($"/kommuner/{slug}");
                await TextAsync($"/kommuner/{slug}/lignende");
            }
        }
    }

    private sealed record Known(Dictionary<(string Period, string Code), decimal> Direct, List<(string Period, decimal Value)> Totals, string Text);
}
