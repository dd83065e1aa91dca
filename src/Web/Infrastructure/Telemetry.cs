using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Vejviser.Web.Infrastructure;

/// <summary>Traces, metrics and logs over OTLP, where the operator has said where to (OTEL_EXPORTER_OTLP_ENDPOINT and the standard's other variables). Nothing that tells who asked, or for what, leaves the program.</summary>
internal static class Telemetry
{
    /// <summary>The program's own numbers.</summary>
    public const string Meter = "Vejviser";

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "Npgsql", "System.Net.Http"];

    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime", Meter];

    // Every request, whatever the caller says in its traceparent: the collector chooses what to keep.
    /// <summary>What is taken off every span: addresses hold the secrets of drafts and what somebody searched for.</summary>
    private static readonly string[] Private =
        ["url.path", "url.query", "url.full", "client.address", "client.port", "network.peer.address", "network.peer.port", "user_agent.original", "server.address", "server.port"];

    public static void AddTelemetry(this WebApplicationBuilder builder, Settings settings)
    {
        if (!settings.SendsTelemetry)
        {
            return;
        }

        // Otherwise a request's span says nothing of the request.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("vejviser", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces.SetSampler(new AlwaysOnSampler()).AddSource(Sources).AddProcessor(new WithoutPrivate()).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter())
            .WithLogging(logs => logs.AddOtlpExporter(), options => options.IncludeFormattedMessage = true);
    }

    /// <summary>Says on a request's span which page it is (the route, never the address) and how it went (OpenTelemetry semantic conventions for HTTP). After routing.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().SendsTelemetry)
        {
            app.Use(DescribeAsync);
        }
    }

    private static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        var span = context.Features.Get<IHttpActivityFeature>()?.Activity;
        // An error page is shown by another run through the same pipeline; the span is the first one's.
        if (span is not null && span.GetTagItem("http.route") is null && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{context.Request.Method} {route}";
            span.SetTag("http.route", route);
        }

        try
        {
            await next(context);
            span?.SetTag("http.response.status_code", context.Response.StatusCode);
        }
        catch
        {
            span?.SetTag("http.response.status_code", StatusCodes.Status500InternalServerError);
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private sealed class WithoutPrivate : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var name in Private)
            {
                data.SetTag(name, null);
            }
        }
    }
}
