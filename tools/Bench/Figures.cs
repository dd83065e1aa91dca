using System.Globalization;

namespace Vejviser.Bench;

/// <summary>A set of measured values.</summary>
internal sealed class Figures(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public double Max => sorted[^1];

    public double Min => sorted[0];

    public int Count => sorted.Length;

    /// <summary>Few digits: what is measured here is not known better.</summary>
    public static string Short(double number) => Math.Abs(number) switch
    {
        >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };

    // Nearest rank: always a value that was measured.
    private double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
}
