namespace Vejviser.Web.Mail;

/// <summary>Looks into the outbox every second, and sends a few mails at a time: most of a mail is waiting for the server.</summary>
internal sealed partial class OutboxService(SendOutbox outbox, MailSender sender, IHostEnvironment environment, ILogger<OutboxService> logger, TimeProvider clock) : BackgroundService
{
    private const int AtATime = 4;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtATime).Select(_ => SendAsync(stoppingToken)));

    private async Task SendAsync(CancellationToken stoppingToken)
    {
        if (!sender.IsConfigured && !environment.IsDevelopment())
        {
            // /readyz tells; the mail waits.
            return;
        }

        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await outbox.SendNextAsync(stoppingToken))
                {
                }

                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database may be away for a while, and the mail waits in it; whatever else it is must not take the site down.
                CouldNotLook(logger, exception.GetType().Name);
                await Task.Delay(Interval, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not send what is in the outbox: {Fault}.")]
    private static partial void CouldNotLook(ILogger logger, string fault);
}
