using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Takes a backup of the database while the site runs.</summary>
internal static class Backup
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path] || path.StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        // Never made here: a backup of an empty database in the wrong place would look like one of the right one.
        await app.Services.GetRequiredService<Database>().MigrateExistingAsync(CancellationToken.None);
        var backup = await app.Services.GetRequiredService<TakeBackup>().TakeAsync(path, new Progress("skrevet"), CancellationToken.None);
        Console.Out.WriteLine($"Sikkerhedskopien »{path}« er taget og læst igennem: {Contents(backup)}. Den indeholder personoplysninger; opbevar den sikkert.");
        return 0;
    }

    public static string Contents(BackupManifest backup) =>
        $"{Danish.Number(backup.Rows)} rækker i {Danish.Count(backup.Tables.Count, "tabel", "tabeller")}";

    /// <summary>Tells on stderr how far it is; synchronous, so that lines keep their order.</summary>
    internal sealed class Progress(string done) : IProgress<long>
    {
        public void Report(long value) => Console.Error.WriteLine($"{Danish.Number(value)} rækker {done} …");
    }
}
