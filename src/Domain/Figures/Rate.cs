namespace Vejviser.Domain.Figures;

/// <summary>How many of every 10,000 inhabitants: computed where it is shown, never stored.</summary>
/// <param name="PerTenThousand">The rate.</param>
/// <param name="Low">The lower end of its 95 per cent interval.</param>
/// <param name="High">The upper end.</param>
/// <param name="IsUncertain">Whether it rests on so few that it is not ranked.</param>
public sealed record Rate(decimal PerTenThousand, decimal Low, decimal High, bool IsUncertain)
{
    /// <summary>On fewer persons than this chance alone moves a rate by half.</summary>
    public const int Few = 16;

    private const double Z = 1.96;

    /// <param name="persons">How many; 0 or more.</param>
    /// <param name="inhabitants">Of how many; more than 0.</param>
    /// <remarks>The interval is that of a Poisson count by Byar's approximation (Breslow and Day, 1987).</remarks>
    public static Rate Of(decimal persons, decimal inhabitants)
    {
        var (count, next) = ((double)persons, (double)persons + 1);
        var low = count == 0 ? 0 : count * Math.Pow(1 - (1 / (9 * count)) - (Z / (3 * Math.Sqrt(count))), 3);
        var high = next * Math.Pow(1 - (1 / (9 * next)) + (Z / (3 * Math.Sqrt(next))), 3);
        return new(PerTen(persons), PerTen((decimal)Math.Max(0, low)), PerTen((decimal)high), persons < Few);

        decimal PerTen(decimal some) => Math.Round(some * 10_000 / inhabitants, 1, MidpointRounding.AwayFromZero);
    }
}
