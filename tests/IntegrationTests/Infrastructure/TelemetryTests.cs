using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vejviser.Data;
using Vejviser.IntegrationTests.Faults;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Telemetry as a collector receives it: OTLP over HTTP, to a server of the test's own.</summary>
public sealed class TelemetryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Traces_metrics_and_logs_come_to_the_collector_without_what_was_asked_or_by_whom()
    {
        await using var collector = await Collector.StartAsync();
        // A process of its own: the framework reads once for all whether spans tell their route.
        using (var server = new KilledServer(TestDatabase.NewSettings(DatabaseProvider.Sqlite), settings:
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), new("OTEL_METRIC_EXPORT_INTERVAL", "500"), new("OTEL_BSP_SCHEDULE_DELAY", "200"),
            new("OTEL_BLRP_SCHEDULE_DELAY", "200"), new("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"),
        ]))
        {
            await server.StartAsync();
            using var client = new HttpClient { BaseAddress = server.Address };
            client.DefaultRequestHeaders.UserAgent.ParseAdd("Hemmelig/1.0");
            (await client.GetAsync(new Uri("/eksempler?q=sagsnummer", UriKind.Relative))).Dispose();
            (await client.GetAsync(new Uri("/del/kladde/AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGhIjKlMnOpQ", UriKind.Relative))).Dispose();
            Assert.True(await collector.HasAsync("/v1/traces", "eksempler", Patience));
            Assert.True(await collector.HasAsync("/v1/traces", "del/kladde/{", Patience));
            Assert.True(await collector.HasAsync("/v1/metrics", "http.server.request.duration", Patience));
            Assert.True(await collector.HasAsync("/v1/metrics", "vejviser.content.lag", Patience));
            Assert.True(await collector.HasAsync("/v1/logs", "Now listening on", Patience));
        }

        foreach (var secret in (string[])["sagsnummer", "AbCdEfGhIjKl", "Hemmelig"])
        {
            Assert.DoesNotContain(collector.Bodies, body => body.Text.Contains(secret, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(collector.Bodies, body => body.Path == "/v1/traces" && body.Text.Contains("127.0.0.1", StringComparison.Ordinal));
    }

    private sealed class Collector : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Collector(WebApplication app) => this.app = app;

        public ConcurrentQueue<(string Path, string Text)> Bodies { get; } = [];

        public string Address => app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var collector = new Collector(builder.Build());
            collector.app.MapPost("/v1/{kind}", async (HttpContext context) =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                // Texts stand as they are in protobuf.
                collector.Bodies.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
                return Results.Bytes([], "application/x-protobuf");
            });
            await collector.app.StartAsync();
            return collector;
        }

        public async Task<bool> HasAsync(string path, string text, TimeSpan patience)
        {
            using var limit = new CancellationTokenSource(patience);
            while (!Bodies.Any(body => body.Path == path && body.Text.Contains(text, StringComparison.Ordinal)))
            {
                if (limit.IsCancellationRequested)
                {
                    return false;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }

            return true;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
