using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Vejviser.Data.Content;

namespace Vejviser.Data;

/// <summary>Brings the database up to this version of the program, and makes sure that the vocabularies are there.</summary>
public sealed class Database(IDbContextFactory<AppDbContext> contexts, DatabaseSettings settings, TimeProvider clock)
{
    /// <exception cref="DatabaseUnavailableException">It cannot be reached, opened or written.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => MigrateAsync(mustExist: false, cancellationToken);

    /// <summary>The same for a database that must be there already.</summary>
    /// <exception cref="DatabaseUnavailableException">It is not there, or cannot be reached, opened or written.</exception>
    public Task MigrateExistingAsync(CancellationToken cancellationToken) => MigrateAsync(mustExist: true, cancellationToken);

    private async Task MigrateAsync(bool mustExist, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (mustExist && !await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
            {
                throw new DatabaseUnavailableException(settings.Provider == DatabaseProvider.Postgres
                    ? $"Databasen findes ikke på {settings.PostgresServer}; tjek ConnectionStrings__Vejviser."
                    : $"Der er ingen database i datamappen »{settings.Directory}«; tjek Data__Directory.");
            }

            Directory.CreateDirectory(settings.Directory);
            await using var alone = await AloneAsync(db, cancellationToken);
            // Asked first: migrating takes a write lock even when there is nothing to do, and an import may hold it.
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await db.Database.MigrateAsync(cancellationToken);
            }

            await Vocabularies.LoadMissingAsync(db, cancellationToken);
        }
        catch (Exception exception) when ((exception as NpgsqlException ?? exception.InnerException as NpgsqlException) is { } fault)
        {
            throw new DatabaseUnavailableException($"Kan ikke bruge PostgreSQL på {settings.PostgresServer}: {fault.Message.TrimEnd('.')}. Tjek ConnectionStrings__Vejviser, og at serveren kører.", exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"Kan ikke bruge datamappen »{settings.Directory}«: {exception.Message.TrimEnd('.')}. Tjek Data__Directory og rettighederne til mappen.", exception);
        }
    }

    /// <summary>Asks every node to build its search index anew, with the thesaurus as it ships with this version of the program.</summary>
    /// <returns>How many thesaurus entries are new or changed.</returns>
    public async Task<int> ReindexAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await Vocabularies.RefreshThesaurusAsync(db, cancellationToken);
        await db.RequestReindexAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    // Several nodes, or a node and a verb, may start at once; one of them prepares the database, and the others then find it ready.
    internal async Task<IAsyncDisposable> AloneAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            var path = new SqliteConnectionStringBuilder(settings.SqliteConnectionString).DataSource + ".lock";
            while (true)
            {
                try
                {
                    return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                }
                catch (IOException) when (File.Exists(path))
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
                }
            }
        }

        var server = db.GetService<IRelationalDatabaseCreator>();
        try
        {
            if (!await server.ExistsAsync(cancellationToken))
            {
                await server.CreateAsync(cancellationToken);
            }
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was faster.
        }

        // Held by this session until the context is closed; the driver gives locks back with the connection.
        await db.Database.OpenConnectionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_lock(4242005)", cancellationToken);
        return new AdvisoryLock(db);
    }

    /// <summary>Whether the database answers a question about content; a database that was emptied or lost does not.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            return await db.ContentVersions.AnyAsync(cancellationToken);
        }
        // What the network does is told as an InvalidOperationException by the PostgreSQL provider.
        catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>How far this machine's clock is from the database's: links, codes and schedules of several nodes want the same time. None where the database is a file on this machine; null while it does not answer.</summary>
    public async Task<TimeSpan?> ClockOffsetAsync(CancellationToken cancellationToken)
    {
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            return TimeSpan.Zero;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            var there = await db.Database.SqlQuery<DateTime>($"select clock_timestamp() as \"Value\"").SingleAsync(cancellationToken);
            return (clock.GetUtcNow().UtcDateTime - there.ToUniversalTime()).Duration();
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException)
        {
            return null;
        }
    }

    private sealed class AdvisoryLock(AppDbContext db) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock(4242005)");
            await db.Database.CloseConnectionAsync();
        }
    }
}
