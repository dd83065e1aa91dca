using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vejviser.Data.Content;

namespace Vejviser.Data;

/// <summary>Brings the database up to this version of the program, and makes sure that the vocabularies are there.</summary>
public sealed class Database(IDbContextFactory<AppDbContext> contexts, DatabaseSettings settings)
{
    /// <exception cref="DatabaseUnavailableException">It cannot be reached, opened or written.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(settings.Directory);
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            // Asked first: migrating takes a write lock even when there is nothing to do, and an import may hold it.
            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await db.Database.MigrateAsync(cancellationToken);
            }

            await Vocabularies.LoadMissingAsync(db, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw new DatabaseUnavailableException($"Kan ikke bruge PostgreSQL på {settings.PostgresServer}: {exception.Message.TrimEnd('.')}. Tjek ConnectionStrings__Vejviser, og at serveren kører.", exception);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException($"Kan ikke bruge datamappen »{settings.Directory}«: {exception.Message.TrimEnd('.')}. Tjek Data__Directory og rettighederne til mappen.", exception);
        }
    }

    /// <summary>Whether the database answers.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CanConnectAsync(cancellationToken);
    }
}
