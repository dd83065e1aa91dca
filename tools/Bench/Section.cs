using System.Globalization;
using System.Text;

namespace Vejviser.Bench;

/// <summary>One chapter of the report: what was measured, the bars held against it, the figures behind them.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="How">How it was measured.</param>
/// <param name="Bars">What design asks for.</param>
/// <param name="Columns">The table's heads.</param>
/// <param name="Rows">The table.</param>
internal sealed record Section(string Title, string How, IReadOnlyList<Bar> Bars, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>How many wanted the processor in the minute before it was done; above the number of cores, clocks tell more of others than of us.</summary>
    public string Load { get; init; } = File.ReadAllText("/proc/loadavg").Split(' ')[0];

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {Title}\n\n{How} Load average of the machine afterwards: {Load}.\n\n| {string.Join(" | ", Columns)} |\n|---{string.Concat(Enumerable.Repeat("|---:", Columns.Count - 1))}|\n");
        foreach (var row in Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
        }

        return text.ToString();
    }
}

/// <summary>One bar and what was measured.</summary>
internal sealed record Bar(string What, string Measured, string Wanted, bool IsMet)
{
    public static Bar AtMost(string what, double measured, double limit, string unit) =>
        new(what, Number(measured, unit), $"≤ {Number(limit, unit)}", measured <= limit);

    public static Bar AtLeast(string what, double measured, double limit, string unit) =>
        new(what, Number(measured, unit), $"≥ {Number(limit, unit)}", measured >= limit);

    private static string Number(double number, string unit) => $"{Figures.Short(number)} {unit}".TrimEnd();
}
