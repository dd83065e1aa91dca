using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Vejviser.Domain;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>An answer with figures that has been found whole: each municipality once in each period that was asked for.</summary>
/// <remarks>A cut connection is found by whoever reads from it. What is found here is an answer that ends as it should and still is not all of it.</remarks>
internal sealed class StatBankAnswer
{
    private const string Number = "INDHOLD";
    private const string Christiansoe = "0411";
    private const int LongestNumber = 9;

    private readonly List<Row> rows = [];

    private StatBankAnswer()
    {
    }

    /// <summary>The newest period that was asked for.</summary>
    public required Period Newest { get; init; }

    /// <summary>Reads an answer and judges it; in a Danish sentence what is wrong with it.</summary>
    /// <param name="answer">The bytes as they came.</param>
    /// <param name="source">What was asked.</param>
    /// <param name="extract">For what.</param>
    /// <param name="municipalities">The names of all, by code.</param>
    public static (StatBankAnswer? Answer, string? Fault) Read(byte[] answer, StatBankSource source, StatBankExtract extract, IReadOnlyDictionary<string, string> municipalities)
    {
        var read = new StatBankAnswer { Newest = extract.Periods.Max() };
        try
        {
            var fault = read.Fill(answer, extract, municipalities) ?? read.Judge(source, extract, municipalities);
            read.rows.RemoveAll(row => row.Area == Christiansoe || (source.IsPopulation && row.Area == Observation.WholeCountry));
            return fault is null ? (read, null) : (null, $"{fault}; intet er gemt.");
        }
        catch (Exception exception) when (exception is CsvHelperException or DecoderFallbackException)
        {
            return (null, "Danmarks Statistik svarede ikke med en tabel; intet er gemt.");
        }
    }

    /// <summary>The rows as a table to import.</summary>
    public MemoryStream Table()
    {
        var text = new StringBuilder("OMRÅDE;TID;INDHOLD\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Area};{row.Period.Id};{row.Text}\n");
        }

        return new(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string? Fill(byte[] answer, StatBankExtract extract, IReadOnlyDictionary<string, string> municipalities)
    {
        using var csv = new CsvReader(
            new StreamReader(new MemoryStream(answer), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true)),
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";", MaxFieldSize = 1_000 });
        var headers = csv.Read() && csv.ReadHeader() ? csv.HeaderRecord!.ToList() : [];
        var (area, time, number) = (Place(extract.Area), Place(extract.Time), Place(Number));
        var chosen = extract.Chosen.Select(one => (Place: Place(one.Variable), one.Value.Id)).ToList();
        if (area < 0 || time < 0 || number < 0 || chosen.Exists(one => one.Place < 0))
        {
            return "Danmarks Statistik svarede ikke med en tabel";
        }

        var asked = extract.Periods.ToDictionary(period => period.Id, StringComparer.Ordinal);
        while (csv.Read())
        {
            var cells = csv.Parser.Record!;
            if (cells.Length != headers.Count || chosen.Exists(one => cells[one.Place] != one.Id) || !asked.TryGetValue(cells[time], out var period))
            {
                return "Svaret fra Danmarks Statistik er ikke det, der blev spurgt om";
            }

            var code = cells[area].PadLeft(4, '0');
            if (!municipalities.ContainsKey(code) && code is not (Observation.WholeCountry or Christiansoe))
            {
                // A region, or another part that is no municipality.
                continue;
            }

            var text = cells[number];
            int? value = text.Length is > 0 and <= LongestNumber && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;
            if (value is null && text is not (".." or "." or "x" or "-"))
            {
                return $"Danmarks Statistik svarede med {Danish.Quoted(text)} i stedet for et tal";
            }

            rows.Add(new(code, period, text, value));
        }

        return null;

        int Place(string variable) => headers.FindIndex(header => header.Equals(variable, StringComparison.OrdinalIgnoreCase));
    }

    private string? Judge(StatBankSource source, StatBankExtract extract, IReadOnlyDictionary<string, string> municipalities)
    {
        var byPeriod = rows.ToLookup(row => row.Period);
        foreach (var period in extract.Periods)
        {
            Dictionary<string, Row> areas = new(StringComparer.Ordinal);
            foreach (var row in byPeriod[period])
            {
                if (!areas.TryAdd(row.Area, row))
                {
                    return $"Danmarks Statistik svarede med {Name(row.Area)} to gange for {period.Id}";
                }
            }

            var count = areas.Keys.Count(municipalities.ContainsKey);
            if (count != municipalities.Count)
            {
                return $"Danmarks Statistik svarede med {Danish.Count(count, "kommune", "kommuner")} for {period.Id}";
            }

            if (!source.IsPopulation)
            {
                continue;
            }

            if (areas.Values.FirstOrDefault(row => row.Value is null) is { } missing)
            {
                return $"Danmarks Statistik svarede uden folketal for {Name(missing.Area)} i {period.Id}";
            }

            // A number that was cut short is still a number, but no longer a part of the whole.
            if (areas.TryGetValue(Observation.WholeCountry, out var whole) && areas.Values.Sum(row => row.Value) - whole.Value != whole.Value)
            {
                return $"Folketallene fra Danmarks Statistik stemmer ikke med hele landets for {period.Id}";
            }
        }

        return null;

        string Name(string area) => area == Observation.WholeCountry ? "hele landet" : municipalities.GetValueOrDefault(area, "Christiansø");
    }

    private sealed record Row(string Area, Period Period, string Text, int? Value);
}
