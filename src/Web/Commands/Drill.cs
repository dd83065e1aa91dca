using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Domain;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Commands;

/// <summary>Rehearses a restore now.</summary>
internal static class Drill
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 1 || args.Any(arg => arg.StartsWith('-')))
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        await app.Services.GetRequiredService<Database>().MigrateExistingAsync(CancellationToken.None);
        var (drill, exception) = await app.Services.GetRequiredService<RehearseRestore>().RunAsync(args.FirstOrDefault(), CancellationToken.None);
        if (drill.Problem is { } problem)
        {
            Console.Error.WriteLine($"Øvelsen mislykkedes. {problem}{(exception is null ? "" : $" ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.')})")}");
            return 1;
        }

        Console.Out.WriteLine($"Øvelsen lykkedes: {Danish.Number(drill.Rows)} rækker i {Danish.Count(drill.Tables, "tabel", "tabeller")} er de samme efter gendannelsen; kopien fylder {FileSize.Text(drill.Bytes)}, og det tog {Danish.Number(Math.Max(1, (int)(drill.FinishedAt - drill.StartedAt).TotalSeconds))} s.");
        return 0;
    }
}
