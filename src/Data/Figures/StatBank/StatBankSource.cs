using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>A table in Danmarks Statistik's StatBank that a series is fetched from.</summary>
public sealed class StatBankSource
{
    private const int FirstYear = 2020;
    private const int MostMonths = 60;
    private const int DaysUntilTold = 45;

    private StatBankSource(string table, string seriesId) => (Table, SeriesId) = (table, seriesId);

    /// <summary>FOLK1A: inhabitants on the first day of each quarter.</summary>
    /// <remarks>All quarters are asked for each time: some three thousand numbers, and what the source has corrected since comes with them.</remarks>
    public static StatBankSource Population { get; } = new("FOLK1A", "folketal")
    {
        IsPopulation = true,
        Choices = [new("KØN", "TOT"), new("ALDER", "IALT")],
        Wanted = periods => periods.Where(period => period.Months == 3 && period.Start.Year >= FirstYear),
    };

    /// <summary>KY16: persons on cash benefit (kontanthjælp) in each month.</summary>
    /// <remarks>The names of its variables are not known for certain, so they are found by their values: 10050 is the benefit, and 1 the persons where 3 is the amount paid.</remarks>
    public static StatBankSource CashBenefit { get; } = new("KY16", "kontanthjaelp-ky16")
    {
        Choices = [new(null, "10050"), new(null, "1", "3")],
        Wanted = periods => periods.Where(period => period.Months == 1).Order().TakeLast(MostMonths),
        New = (extract, date) => new("Kontanthjælp, personer", "Danmarks Statistik, KY16", date)
        {
            CountsPersons = true,
            Unit = "personer",
            Definition = $"Antal personer i måneden, som Danmarks Statistik har talt med under »{extract.Chosen[0].Value.Text.Trim()}«.",
            SourceUrl = "https://www.statistikbanken.dk/KY16",
        },
    };

    /// <summary>The table's id.</summary>
    public string Table { get; }

    /// <summary>The series it is kept in.</summary>
    public string SeriesId { get; }

    /// <summary>Whether it counts everybody: then every number is there, the parts make up the whole, and the municipalities themselves are told how many live there.</summary>
    internal bool IsPopulation { get; private init; }

    /// <summary>What is chosen of the variables beside area and time.</summary>
    internal IReadOnlyList<StatBankChoice> Choices { get; private init; } = [];

    /// <summary>Which of the table's periods are asked for.</summary>
    internal Func<IEnumerable<Period>, IEnumerable<Period>> Wanted { get; private init; } = periods => periods;

    /// <summary>What is told of the series where the first fetch begins it; null for one that ships with the program.</summary>
    internal Func<StatBankExtract, DateOnly, NewSeries>? New { get; private init; }

    /// <summary>When the numbers after the newest are expected; null where nobody has said.</summary>
    internal DateOnly? NextUpdateAfter(Period newest) => IsPopulation ? newest.End.AddDays(1 + DaysUntilTold) : null;
}

/// <summary>One value of one variable, which is named or else found by the values it has.</summary>
/// <param name="Variable">The variable's id; null where it is found.</param>
/// <param name="Values">The chosen value, and others the same variable must have.</param>
internal sealed record StatBankChoice(string? Variable, params string[] Values)
{
    public bool Fits(StatBankVariable variable) => (Variable is null || variable.Id == Variable) && Values.All(value => variable.Find(value) is not null);
}
