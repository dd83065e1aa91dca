using Vejviser.Domain.Figures;

namespace Vejviser.Domain.Municipalities;

/// <summary>Something municipalities are alike or unlike in.</summary>
public abstract class LikenessVariable
{
    /// <summary>What addresses know it by: "indbyggere", "kontanthjaelp-mv-andel", "kontanthjaelp-mv-andel.udvikling".</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Source and date.</summary>
    public required string Source { get; init; }

    /// <summary>How much it counts where a reader has not chosen.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether enough is known to tell near from far.</summary>
    public abstract bool IsKnown { get; }

    /// <summary>How far two municipalities are from each other, in standard deviations; null where one of them has no number.</summary>
    public abstract double? Difference(Municipality one, Municipality other);

    /// <summary>What a municipality is by it, as it is written.</summary>
    public abstract string Text(Municipality municipality);

    /// <summary>All variables that enough is known of now: inhabitants, density, group, and the level and trend of every series.</summary>
    public static IReadOnlyList<LikenessVariable> All(IReadOnlyCollection<Municipality> municipalities, FigureSet figures)
    {
        var population = $"Danmarks Statistik, FOLK1A, {Danish.Date(municipalities.First().PopulationOn)}";
        return
        [
            new Measured(municipalities, municipality => municipality.Population, isLogarithmic: true) { Id = "indbyggere", Name = "Indbyggere", Source = population, Weight = 1 },
            new Measured(municipalities, municipality => Math.Round(municipality.Population / municipality.AreaKm2), isLogarithmic: true) { Id = "taethed", Name = "Indbyggere pr. km²", Source = $"{population}, og arealet i Danmarks Administrative Geografiske Inddeling; egen beregning", Weight = 1 },
            new Grouped { Id = "gruppe", Name = "Kommunegruppe", Source = "Danmarks Statistik, 2018", Weight = 1 },
            .. figures.All.Where(table => table is { Series: { IsNational: false, Id: not FigureSet.Population }, Newest: not null }).SelectMany(table => OfSeries(municipalities, figures, table)).Where(variable => variable.IsKnown),
        ];
    }

    private static IEnumerable<LikenessVariable> OfSeries(IReadOnlyCollection<Municipality> municipalities, FigureSet figures, FigureTable table)
    {
        var (series, newest) = (table.Series, table.Newest!.Value);
        var unit = series.CountsPersons ? "pr. 10.000 indbyggere" : series.Unit;
        yield return new Measured(municipalities, Level(newest)) { Id = series.Id, Name = $"{series.Title}, {unit}, {newest}", Source = series.SourceLine, Weight = series.IsCompared ? 1 : 0 };
        if (table.YearBefore(newest) is { } before)
        {
            var (now, then) = (Level(newest), Level(before));
            yield return new Measured(municipalities, municipality => now(municipality) is { } number && then(municipality) is > 0 and var earlier ? Math.Round((number - earlier) * 100 / earlier, 1) : null)
            {
                Id = $"{series.Id}.udvikling",
                Name = $"{series.Title}, udvikling i procent fra {before} til {newest}",
                Source = $"{series.SourceLine}; egen beregning",
                Weight = 0,
            };
        }

        Func<Municipality, decimal?> Level(Period period)
        {
            var inhabitantsOn = figures.InhabitantsFor(series, period);
            return municipality => figures.Of(table[period, municipality.Code], inhabitantsOn, municipality.Code).Level(series);
        }
    }

    // Numbers are told apart by how many standard deviations lie between them; what spans from small to huge by its logarithm.
    private sealed class Measured : LikenessVariable
    {
        private const int Fewest = 50;

        private readonly Dictionary<string, decimal> numbers = [];
        private readonly Func<double, double> scale;
        private readonly double deviation;

        public Measured(IReadOnlyCollection<Municipality> municipalities, Func<Municipality, decimal?> number, bool isLogarithmic = false)
        {
            scale = isLogarithmic ? Math.Log : value => value;
            foreach (var municipality in municipalities)
            {
                if (number(municipality) is { } known)
                {
                    numbers[municipality.Code] = known;
                }
            }

            if (numbers.Count >= Fewest)
            {
                var scaled = numbers.Values.Select(value => scale((double)value)).ToList();
                var mean = scaled.Average();
                deviation = Math.Sqrt(scaled.Average(value => (value - mean) * (value - mean)));
            }
        }

        // With too few numbers nobody knows what is far; where all are alike nobody is unlike.
        public override bool IsKnown => deviation > 0;

        public override double? Difference(Municipality one, Municipality other) =>
            IsKnown && numbers.TryGetValue(one.Code, out var left) && numbers.TryGetValue(other.Code, out var right) ? Math.Abs(scale((double)left) - scale((double)right)) / deviation : null;

        public override string Text(Municipality municipality) => numbers.TryGetValue(municipality.Code, out var number) ? Danish.Number(number) : ObservationState.NoData.Name();
    }

    // Another group counts as one standard deviation.
    private sealed class Grouped : LikenessVariable
    {
        public override bool IsKnown => true;

        public override double? Difference(Municipality one, Municipality other) => one.Group == other.Group ? 0 : 1;

        public override string Text(Municipality municipality) => Danish.Capitalised(municipality.Group);
    }
}
