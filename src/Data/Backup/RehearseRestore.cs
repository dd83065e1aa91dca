using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Domain;

namespace Vejviser.Data.Backup;

/// <summary>Takes a backup, restores it into a scratch database and compares the two table by table: a backup nobody has restored is a hope.</summary>
public sealed class RehearseRestore(IDbContextFactory<AppDbContext> contexts, DatabaseSettings settings, TakeBackup backup, DatabaseHealth health, TimeProvider clock)
{
    /// <summary>So many rehearsals are remembered.</summary>
    public const int Kept = 90;

    /// <summary>Rehearses in the folder <c>drill</c> of this node, which is removed afterwards, and stores how it went with a backup taken now.</summary>
    /// <param name="file">A backup of this version to rehearse with instead; it may be old or another site's, so how that went is told to the caller alone. Null for one taken now.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    /// <exception cref="BackupRefusedException">Another rehearsal is under way here.</exception>
    public async Task<Rehearsal> RunAsync(string? file, CancellationToken cancellationToken)
    {
        var folder = Folder;
        var startedAt = Now();
        using var alone = Lock(folder + ".lock");
        Attempt attempt;
        try
        {
            attempt = await TryAsync(file, folder, cancellationToken);
        }
        finally
        {
            Remove(folder);
        }

        var drill = new RestoreDrill
        {
            StartedAt = startedAt,
            FinishedAt = Now(),
            Tables = attempt.Manifest?.Tables.Count ?? 0,
            Rows = attempt.Manifest?.Rows ?? 0,
            Bytes = attempt.Bytes,
            Problem = attempt.Problem,
        };
        if (file is null)
        {
            await StoreAsync(drill, cancellationToken);
        }

        return new(drill, attempt.Exception);
    }

    /// <summary>Removes what a rehearsal that was killed on this node left behind, wherever the next one is held: there are personal data in it.</summary>
    public void RemoveLeftovers()
    {
        var folder = Folder;
        if (!Directory.Exists(folder))
        {
            return;
        }

        try
        {
            using var alone = Lock(folder + ".lock");
            Remove(folder);
        }
        catch (BackupRefusedException)
        {
            // Under way, and removed when it is done.
        }
    }

    private async Task<Attempt> TryAsync(string? file, string folder, CancellationToken cancellationToken)
    {
        var stage = "Sikkerhedskopien kunne ikke tages.";
        BackupManifest? manifest = null;
        var bytes = 0L;
        try
        {
            Remove(folder);
            Directory.CreateDirectory(folder);
            if (file is null)
            {
                file = Path.Combine(folder, "kopi.zip");
                await TakeAsync(file, cancellationToken);
            }

            stage = "Sikkerhedskopien kunne ikke læses.";
            using var taken = await BackupFile.OpenAsync(file, cancellationToken);
            (manifest, bytes) = (taken.Manifest, new FileInfo(file).Length);
            stage = "Sikkerhedskopien kunne ikke gendannes.";
            await using var scratch = Scratch(folder);
            await RefuseOtherVersionAsync(manifest, cancellationToken);
            await scratch.GetRequiredService<RestoreBackup>().StoreAsync(taken, file, overwrite: true, isRehearsal: true, progress: null, cancellationToken);
            stage = "Den gendannede database kunne ikke læses.";
            var again = await scratch.GetRequiredService<TakeBackup>().TakeAsync(Path.Combine(folder, "igen.zip"), progress: null, cancellationToken);
            return new(manifest, bytes, Difference(manifest, again), null);
        }
        catch (Exception exception) when (exception is BackupRefusedException or DatabaseUnavailableException or DbException or DbUpdateException or InvalidOperationException || DatabaseFaults.IsOfFile(exception))
        {
            return new(manifest, bytes, exception is OtherVersionException ? exception.Message : Told(exception) ?? stage, exception);
        }
    }

    // What is wrong here is wrong with the database itself; what comes after happens to copies of it.
    private async Task TakeAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await backup.TakeAsync(file, progress: null, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) == DatabaseFault.Damaged)
        {
            health.Note(exception);
            throw;
        }
    }

    private static string? Told(Exception exception) => DatabaseFaults.Of(exception) switch
    {
        DatabaseFault.Full => "Der var ikke plads på disken.",
        DatabaseFault.Damaged => "Databasen er beskadiget.",
        _ => null,
    };

    private async Task RefuseOtherVersionAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (BackupManifest.NameOf(db.Database.GetMigrations().Last()) != manifest.Migration)
        {
            throw new OtherVersionException();
        }
    }

    private static string? Difference(BackupManifest before, BackupManifest after) => before.Tables.Zip(after.Tables)
        .Where(pair => (pair.First.Name, pair.First.Rows, pair.First.Sha256) != (pair.Second.Name, pair.Second.Rows, pair.Second.Sha256))
        .Select(pair => $"Tabellen {pair.First.Name} blev en anden: {Danish.Count((int)pair.First.Rows, "række", "rækker")} før, {Danish.Number(pair.Second.Rows)} efter.")
        .FirstOrDefault() ?? (before.Tables.Count == after.Tables.Count ? null : "Der er ikke lige mange tabeller før og efter.");

    private ServiceProvider Scratch(string folder) => new ServiceCollection()
        .AddSingleton(clock)
        .AddData(new() { Directory = folder, Provider = DatabaseProvider.Sqlite, ConnectionString = $"Data Source={Path.Combine(folder, "proeve.db")};Pooling=False" })
        .BuildServiceProvider();

    private async Task StoreAsync(RestoreDrill drill, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            db.Add(drill);
            await db.SaveChangesAsync(cancellationToken);
            var kept = await db.RestoreDrills.OrderByDescending(one => one.Id).Select(one => one.Id).Skip(Kept - 1).FirstOrDefaultAsync(cancellationToken);
            await db.RestoreDrills.Where(one => one.Id < kept).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception exception) when (drill.Problem is not null && exception is DbException or DbUpdateException)
        {
            // A database that cannot be written may be the problem itself; whoever asked is told.
        }
    }

    private FileStream Lock(string path)
    {
        try
        {
            Directory.CreateDirectory(settings.Directory);
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException(File.Exists(path)
                ? "En anden øvelse er i gang i den samme datamappe; vent, til den er færdig."
                : $"Der kan ikke skrives i datamappen »{settings.Directory}«: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left behind is removed next time.
        }
    }

    private string Folder => Path.Combine(settings.Directory, "drill");

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    private sealed record Attempt(BackupManifest? Manifest, long Bytes, string? Problem, Exception? Exception);

    private sealed class OtherVersionException() : InvalidOperationException("Sikkerhedskopien er fra en anden version af programmet og kan ikke sammenlignes.");
}

/// <summary>How a rehearsal went.</summary>
/// <param name="Drill">As it is stored.</param>
/// <param name="Exception">What failed, for the log; null where nothing did, or where tables differ.</param>
public sealed record Rehearsal(RestoreDrill Drill, Exception? Exception);
