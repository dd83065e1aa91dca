using Vejviser.Domain.Figures;

namespace Vejviser.Domain.Municipalities;

/// <summary>Which municipalities are like a given one: the nearest in what a reader, or an editor, finds important (kommuner som vores).</summary>
/// <remarks>Weighted Euclidean distance of z-scores, divided by the weight that could be compared, so that a missing number brings two municipalities neither together nor apart.</remarks>
public sealed class Likeness(IReadOnlyCollection<Municipality> municipalities, FigureSet figures)
{
    /// <summary>How many are told as the nearest.</summary>
    public const int Nearest = 10;

    /// <summary>The most a variable may count.</summary>
    public const int MostWeight = 3;

    // With less to compare, two municipalities are not compared.
    private const double LeastCompared = 0.5;

    /// <summary>What municipalities can be compared by.</summary>
    public IReadOnlyList<LikenessVariable> Variables { get; } = LikenessVariable.All(municipalities, figures);

    /// <summary>The nearest, nearest first, by the weights nobody has changed.</summary>
    public IReadOnlyList<Neighbour> Of(Municipality municipality) => Of(municipality, variable => variable.Weight);

    /// <summary>The nearest, nearest first.</summary>
    /// <param name="municipality">The one they are near to.</param>
    /// <param name="weight">How much each variable counts; 0 for not at all.</param>
    /// <returns>Fewer than <see cref="Nearest"/>, or none, where there is too little to compare.</returns>
    public IReadOnlyList<Neighbour> Of(Municipality municipality, Func<LikenessVariable, int> weight)
    {
        var used = Variables.Select(variable => (Variable: variable, Weight: weight(variable))).Where(pair => pair.Weight > 0).ToList();
        return municipalities
            .Where(other => other != municipality)
            .Select(other => Compare(municipality, other, used))
            .OfType<Neighbour>()
            .OrderBy(neighbour => neighbour.Distance).ThenBy(neighbour => neighbour.Municipality.Code, StringComparer.Ordinal)
            .Take(Nearest)
            .ToList();
    }

    private static Neighbour? Compare(Municipality own, Municipality other, List<(LikenessVariable Variable, int Weight)> used)
    {
        var (sum, compared) = (0.0, 0);
        List<LikenessVariable> missing = [];
        foreach (var (variable, weight) in used)
        {
            if (variable.Difference(own, other) is { } difference)
            {
                sum += weight * difference * difference;
                compared += weight;
            }
            else
            {
                missing.Add(variable);
            }
        }

        return compared > 0 && compared >= LeastCompared * used.Sum(pair => pair.Weight) ? new(other, Math.Sqrt(sum / compared), missing) : null;
    }
}

/// <summary>A municipality near another.</summary>
/// <param name="Municipality">Which.</param>
/// <param name="Distance">How far: 0 is the same in everything compared, 1 is a standard deviation apart.</param>
/// <param name="Missing">What could not be compared, because one of the two has no number.</param>
public sealed record Neighbour(Municipality Municipality, double Distance, IReadOnlyList<LikenessVariable> Missing);
