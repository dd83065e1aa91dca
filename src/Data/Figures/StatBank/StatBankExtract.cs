using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>What is asked of a table: all areas, one value of some variables, and some periods. What it is not divided by is left out and so totalled.</summary>
internal sealed record StatBankExtract(string Area, string Time, IReadOnlyList<(string Variable, StatBankValue Value)> Chosen, IReadOnlyList<Period> Periods)
{
    private const string AreaId = "OMRÅDE";

    /// <summary>The variables as StatBank is asked for them.</summary>
    public IReadOnlyList<object> Variables =>
    [
        new { code = Area, values = new[] { "*" } },
        .. Chosen.Select(one => new { code = one.Variable, values = new[] { one.Value.Id } }),
        new { code = Time, values = Periods.Select(period => period.Id).ToArray() },
    ];

    /// <summary>What to ask of a table for a source; in Danish what has become of the table where it is not as we know it.</summary>
    public static (StatBankExtract? Extract, string? Fault) Of(StatBankSource source, StatBankTable table)
    {
        var left = table.Variables.ToList();
        if (left.Find(variable => variable.Id == AreaId) is not { } area)
        {
            return Changed($"{AreaId} mangler");
        }

        if (left.Find(variable => variable.Time) is not { } time)
        {
            return Changed("tiden mangler");
        }

        left.RemoveAll(variable => variable.Id == area.Id || variable.Time);
        List<(string, StatBankValue)> chosen = [];
        foreach (var choice in source.Choices)
        {
            var fitting = left.Where(choice.Fits).ToList();
            if (fitting is not [var variable])
            {
                return Changed($"værdien {choice.Values[0]} {(fitting.Count == 0 ? "mangler" : "er ikke til at finde med sikkerhed")}");
            }

            chosen.Add((variable.Id, variable.Find(choice.Values[0])!));
            left.Remove(variable);
        }

        if (left.Find(variable => !variable.Elimination) is { } undecided)
        {
            return Changed($"{undecided.Id} kan ikke udelades");
        }

        var periods = source.Wanted(time.Values.Select(value => Period.Parse(value.Id)).OfType<Period>()).Distinct().Order().ToList();
        return periods.Count == 0 ? Changed("perioderne mangler") : (new(area.Id, time.Id, chosen, periods), null);

        (StatBankExtract?, string?) Changed(string what) => (null, $"Tabellen {source.Table} hos Danmarks Statistik er lavet om ({what}); intet er gemt.");
    }
}
