using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Vejviser.Data.EmptySearches;

namespace Vejviser.Data;

/// <summary>Remembers that the database could not be written or is damaged, until it can be written again.</summary>
/// <remarks>Looking costs nothing while all is well. Damage is not forgotten: somebody must restore, and start the program again.</remarks>
public sealed class DatabaseHealth : DbCommandInterceptor, IDbTransactionInterceptor
{
    private const int ProbeId = -1;
    private const int ProbeSize = 64 * 1024;

    private int fault = -1;

    /// <summary>What was last wrong; null when nothing is.</summary>
    public DatabaseFault? Fault => fault < 0 ? null : (DatabaseFault)fault;

    /// <summary>Notes what is behind an exception, if it is such a fault.</summary>
    public void Note(Exception? exception)
    {
        if (DatabaseFaults.Of(exception) is { } seen && Fault != DatabaseFault.Damaged)
        {
            fault = (int)seen;
        }
    }

    /// <summary>Where it could not be written, tries once more: room may have come.</summary>
    public async Task<DatabaseFault?> LookAsync(IDbContextFactory<AppDbContext> contexts, CancellationToken cancellationToken)
    {
        if (Fault is null or DatabaseFault.Damaged)
        {
            return Fault;
        }

        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // As much as a form, stored and taken away again.
            var row = new EmptySearchKey { Id = ProbeId, Key = new byte[ProbeSize] };
            db.Add(row);
            await db.SaveChangesAsync(cancellationToken);
            db.Remove(row);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            fault = -1;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException or InvalidOperationException)
        {
            Note(exception);
        }

        return Fault;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Note(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(eventData.Exception);
        return Task.CompletedTask;
    }

    void IDbTransactionInterceptor.TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => Note(eventData.Exception);

    Task IDbTransactionInterceptor.TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken)
    {
        Note(eventData.Exception);
        return Task.CompletedTask;
    }
}
