using System.Globalization;

namespace Vejviser.Bench;

/// <summary>What the kernel says a process holds.</summary>
internal static class ProcessMemory
{
    public static double ResidentMegabytes(int id) => Read(id, "VmRSS:");

    /// <summary>The most it has held so far.</summary>
    public static double PeakMegabytes(int id) => Read(id, "VmHWM:");

    private static double Read(int id, string field)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            // It ended while we looked.
            return 0;
        }
    }
}
