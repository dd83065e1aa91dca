using System.Diagnostics;

namespace Vejviser.Web.Infrastructure;

/// <summary>Log lines carry a request's trace id and never its address: the address of a draft is a secret.</summary>
internal static class RequestTraces
{
    // The framework makes trace ids for whoever listens, and only then.
    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
    };

    public static void AddRequestTraces(this ILoggingBuilder logging)
    {
        ActivitySource.AddActivityListener(Listener);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // Off altogether: it would put the address in the scope of every line that is written during a request.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }
}
