namespace Vejviser.Web.Mail;

/// <summary>Looks into the outbox every second.</summary>
internal sealed partial class OutboxService(SendOutbox outbox, MailSender sender, IHostEnvironment environment, ILogger<OutboxService> logger, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
