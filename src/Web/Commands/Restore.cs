using Vejviser.Data.Backup;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Puts a backup in the place of what the database holds.</summary>
internal static class Restore
{
    private const string Overwrite = "--overwrite";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Except([Overwrite]).ToArray() is not [var path] || path.StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        var backup = await app.Services.GetRequiredService<RestoreBackup>().RestoreAsync(path, args.Contains(Overwrite), new Backup.Progress("lagt ind"), CancellationToken.None);
        Console.Out.WriteLine($"Databasen er gendannet, som den var {Danish.Date(DateOnly.FromDateTime(backup.TakenAt))} kl. {backup.TakenAt.ToString("HH.mm", Danish.Culture)} UTC: {Backup.Contents(backup)}. Alle noder bygger søgeindekset forfra.");
        return 0;
    }
}
