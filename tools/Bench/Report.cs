using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Vejviser.Bench;

/// <summary>docs/performance.md: written by a run of everything, and by hand only below its last line.</summary>
internal static class Report
{
    // What people have found out about the figures stands below this line and survives the next run.
    private const string ByHand = "<!-- By hand from here on: causes and decisions. scripts/bench keeps it. -->";

    public static async Task WriteAsync(string path, IReadOnlyList<Section> sections)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Performance

            Written by `scripts/bench` on {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; the bars are those we build to. A benchmark, not a test: nothing fails when a figure moves.
            Machine: {Environment.ProcessorCount} cores, {MemoryGigabytes()} GB memory, {RuntimeInformation.FrameworkDescription}, Release build, SQLite. Other work may have shared the machine: trust ratios and medians before single figures.

            | What | Measured | Bar | |
            |---|---:|---:|---|

            """);
        foreach (var bar in sections.SelectMany(section => section.Bars))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {bar.What} | {bar.Measured} | {bar.Wanted} | {(bar.IsMet ? "met" : "**missed**")} |\n");
        }

        foreach (var section in sections)
        {
            text.Append('\n').Append(section);
        }

        var before = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var kept = before.IndexOf(ByHand, StringComparison.Ordinal);
        text.Append('\n').Append(kept >= 0 ? before[kept..] : ByHand + "\n");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text.ToString());
    }

    private static int MemoryGigabytes() => (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9);
}
