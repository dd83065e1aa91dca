using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Vejviser.Bench;

/// <summary>docs/performance.md: put together from the latest run of each measurement, and written by hand only below its last line.</summary>
internal sealed class Report(string root)
{
    // What people have found out about the figures stands below this line and survives the next run.
    private const string ByHand = "<!-- By hand from here on: causes and decisions. scripts/bench keeps it. -->";

    private string Kept => Path.Combine(root, "artifacts", "bench");

    /// <summary>Keeps what was measured, so that one measurement can be repeated without the others.</summary>
    public void Keep(string name, Section section)
    {
        Directory.CreateDirectory(Kept);
        File.WriteAllText(Path.Combine(Kept, $"{name}.json"), JsonSerializer.Serialize(section));
    }

    public void Write(IEnumerable<string> names)
    {
        var sections = names
            .Select(name => Path.Combine(Kept, $"{name}.json"))
            .Where(File.Exists)
            .Select(file => JsonSerializer.Deserialize<Section>(File.ReadAllText(file))!)
            .ToList();
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

        var path = Path.Combine(root, "docs", "performance.md");
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var byHand = before.IndexOf(ByHand, StringComparison.Ordinal);
        text.Append('\n').Append(byHand >= 0 ? before[byHand..] : ByHand + "\n");
        File.WriteAllText(path, text.ToString());
    }

    private static int MemoryGigabytes() => (int)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9);
}
