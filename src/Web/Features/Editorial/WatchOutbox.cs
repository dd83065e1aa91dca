using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;

namespace Vejviser.Web.Features.Editorial;

/// <summary>How the mail goes: what waits, what has been sent today, and what was given up. Never what a mail says.</summary>
public sealed class WatchOutbox(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MaxRows = 100;

    public async Task<View> ReadAsync(CancellationToken cancellationToken)
    {
        var midnight = DanishTime.ToUtc(DanishTime.FromUtc(Now()).Date)!.Value;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = db.Outbox.AsNoTracking().Where(message => message.SentAt == null && message.FailedAt == null);
        var dead = db.Outbox.AsNoTracking().Where(message => message.FailedAt != null);
        return new(
            await waiting.CountAsync(cancellationToken),
            await waiting.OrderBy(message => message.CreatedAt).Take(MaxRows).Select(message => new Row(message.Id, message.Kind, message.To, message.CreatedAt, message.Attempts, message.LastError)).ToListAsync(cancellationToken),
            await db.Outbox.CountAsync(message => message.SentAt >= midnight, cancellationToken),
            await dead.OrderByDescending(message => message.FailedAt).Take(MaxRows).Select(message => new Row(message.Id, message.Kind, message.To, message.CreatedAt, message.Attempts, message.LastError)).ToListAsync(cancellationToken));
    }

    /// <summary>Gives a dead letter another chance.</summary>
    public async Task RetryAsync(int id, CancellationToken cancellationToken)
    {
        var now = Now();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Outbox.Where(message => message.Id == id && message.FailedAt != null).ExecuteUpdateAsync(
            row => row.SetProperty(message => message.FailedAt, (DateTime?)null).SetProperty(message => message.Attempts, 0).SetProperty(message => message.NextAttemptAt, now), cancellationToken);
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>The outbox as its page shows it.</summary>
    public sealed record View(int WaitingCount, IReadOnlyList<Row> Waiting, int SentToday, IReadOnlyList<Row> Dead);

    /// <summary>A mail without its contents.</summary>
    public sealed record Row(int Id, string Kind, string To, DateTime CreatedAt, int Attempts, string? LastError);
}
