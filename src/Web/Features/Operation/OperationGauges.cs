using System.Diagnostics.Metrics;
using Vejviser.Data;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Operation;

/// <summary>What /drift tells, as numbers for the operator's monitoring (deploy/alerts): read once a minute.</summary>
internal sealed class OperationGauges : IRoutine
{
    private readonly GetOperation get;
    private readonly TimeProvider clock;
    private GetOperation.View? latest;

    public OperationGauges(GetOperation get, ContentFollower content, IMeterFactory meters, TimeProvider clock)
    {
        (this.get, this.clock) = (get, clock);
        var meter = meters.Create(Telemetry.Meter);
        meter.CreateObservableGauge("vejviser.content.lag", () => content.SinceCaughtUp.TotalSeconds, "s", "Since this node knew all that the database held.");
        meter.CreateObservableGauge("vejviser.mail.oldest", () => Known(view => view.OldestMail?.TotalSeconds ?? 0), "s", "How long the oldest mail has waited.");
        meter.CreateObservableGauge("vejviser.mail.failed", () => Known(view => view.UndeliveredMail), "{mail}", "Mails that were given up.");
        meter.CreateObservableGauge("vejviser.drill.age", () => Known(view => view.LastSuccess is { } drill ? (clock.GetUtcNow().UtcDateTime - drill.FinishedAt).TotalSeconds : null), "s", "Since a restore was last rehearsed with success.");
    }

    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken) => latest = await get.ReadAsync(cancellationToken);

    private IEnumerable<Measurement<double>> Known(Func<GetOperation.View, double?> number) => latest is { } view && number(view) is { } value ? [new(value)] : [];
}
