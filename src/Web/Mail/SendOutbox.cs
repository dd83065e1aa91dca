using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;

namespace Vejviser.Web.Mail;

/// <summary>Sends what lies in the outbox, one mail at a time and from any number of nodes.</summary>
/// <remarks>
/// At least once: a node that falls after the server has taken a mail and before that is noted leaves it to be sent again,
/// with the same Message-ID. Before it tries, a node moves the next attempt ahead, so that no other tries meanwhile.
/// </remarks>
public sealed partial class SendOutbox(IDbContextFactory<AppDbContext> contexts, MailSender sender, IHostEnvironment environment, TimeProvider clock, ILogger<SendOutbox> logger)
{
    /// <summary>Longer than one attempt can take.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after each attempt that failed; after the last the mail is given up.</summary>
    internal static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    /// <summary>Tries the mail that has waited longest, if one may be tried now.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> SendNextAsync(CancellationToken cancellationToken)
    {
        // In Development mail is read on a page (/udvikling/post) where no mail server is named.
        var isShownOnPage = !sender.IsConfigured && environment.IsDevelopment();
        if (!sender.IsConfigured && !isShownOnPage)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var now = Now();
        var message = await db.Outbox.AsNoTracking()
            .Where(message => message.SentAt == null && message.FailedAt == null && message.NextAttemptAt <= now)
            .OrderBy(message => message.NextAttemptAt).ThenBy(message => message.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (message is null)
        {
            return false;
        }

        if (await ClaimAsync(db, message, now, cancellationToken))
        {
            // From here to the end, whoever stops the program waits: stopping between sending and noting would send twice.
            await NoteAsync(db, message, isShownOnPage ? null : await AttemptAsync(message));
        }

        return true;
    }

    private static async Task<bool> ClaimAsync(AppDbContext db, OutboxMessage message, DateTime now, CancellationToken cancellationToken) =>
        await db.Outbox
            .Where(row => row.Id == message.Id && row.SentAt == null && row.FailedAt == null && row.NextAttemptAt == message.NextAttemptAt)
            .ExecuteUpdateAsync(row => row.SetProperty(row => row.NextAttemptAt, now + Lease).SetProperty(row => row.Attempts, message.Attempts + 1), cancellationToken) == 1;

    // A mail whose every attempt took the program down with it must end too.
    private Task<MailFault?> AttemptAsync(OutboxMessage message) => message.Attempts > Delays.Length
        ? Task.FromResult<MailFault?>(new(message.LastError ?? "Programmet standsede ved hvert forsøg.", IsPermanent: true))
        : sender.SendAsync(message);

    private async Task NoteAsync(AppDbContext db, OutboxMessage message, MailFault? fault)
    {
        var (now, attempt) = (Now(), message.Attempts + 1);
        var row = db.Outbox.Where(row => row.Id == message.Id);
        if (fault is null)
        {
            // What was written to a person is not kept longer than it takes to send it.
            var isKept = environment.IsDevelopment();
            await row.ExecuteUpdateAsync(row => row
                .SetProperty(row => row.SentAt, now)
                .SetProperty(row => row.LastError, (string?)null)
                .SetProperty(row => row.Text, row => isKept ? row.Text : "")
                .SetProperty(row => row.Html, row => isKept ? row.Html : ""));
        }
        else if (fault.IsPermanent || attempt > Delays.Length)
        {
            await row.ExecuteUpdateAsync(row => row.SetProperty(row => row.FailedAt, now).SetProperty(row => row.LastError, fault.Reason));
            GaveUp(logger, message.Id, message.Kind, attempt, fault.Reason);
        }
        else
        {
            await row.ExecuteUpdateAsync(row => row.SetProperty(row => row.NextAttemptAt, now + Delays[attempt - 1]).SetProperty(row => row.LastError, fault.Reason));
            WillTryAgain(logger, message.Id, message.Kind, attempt, fault.Reason);
        }
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Warning, "Mail {Id} ({Kind}) was not taken at attempt {Attempt}; it will be tried again: {Reason}")]
    private static partial void WillTryAgain(ILogger logger, int id, string kind, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Id} ({Kind}) is given up after {Attempt} attempts: {Reason}")]
    private static partial void GaveUp(ILogger logger, int id, string kind, int attempt, string reason);
}
