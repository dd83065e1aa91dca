using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Vejviser.Data.Figures.StatBank;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A StatBank of our own, which answers as Danmarks Statistik's does, with numbers that are nobody's, or misbehaves. It remembers what it was asked.</summary>
internal sealed class StatBankServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (Behaviour Behaviour, int Times)> misbehaviour = new();
    private WebApplication app = null!;

    /// <summary>Answers a request, knowing what should have been said.</summary>
    public delegate Task Behaviour(HttpContext context, byte[] good);

    /// <summary>"tableinfo" or "data", and what stood in the request; in the order they came.</summary>
    public ConcurrentQueue<(string Function, JsonNode Body)> Requests { get; } = new();

    /// <summary>The periods the tables have.</summary>
    public IReadOnlyList<string> Quarters { get; set; } = ["2008K1", "2025K4", "2026K2", "2026K3"];

    public IReadOnlyList<string> Months { get; set; } = ["2025M05", "2025M06"];

    /// <summary>What becomes of an answer before it is sent.</summary>
    public Func<string, string> EditInfo { get; set; } = text => text;

    public Func<string, string> EditData { get; set; } = text => text;

    public StatBankSettings Settings { get; private set; } = null!;

    public static async Task<StatBankServer> StartAsync()
    {
        var server = new StatBankServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server.app = builder.Build();
        server.app.MapPost("/v1/{function}", server.AnswerAsync);
        await server.app.StartAsync();
        server.Settings = new(new($"{server.app.Urls.Single()}/v1"), TimeSpan.FromHours(1));
        return server;
    }

    /// <summary>Lets it answer a function otherwise, for so many times.</summary>
    public void Misbehave(string function, Behaviour behaviour, int times = int.MaxValue) => misbehaviour[function] = (behaviour, times);

    public int Count(string function) => Requests.Count(request => request.Function == function);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    public static Behaviour Silence => (context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    /// <summary>A status, and what is said with it.</summary>
    public static Behaviour Status(int status, string body = "", string? header = null, string? value = null) => (context, _) =>
    {
        context.Response.StatusCode = status;
        if (header is not null)
        {
            context.Response.Headers[header] = value;
        }

        return context.Response.WriteAsync(body);
    };

    public static Behaviour Say(byte[] body) => (context, _) => context.Response.Body.WriteAsync(body).AsTask();

    /// <summary>Half of it, and then the connection is gone.</summary>
    public static Behaviour Cut(bool tellsLength) => async (context, good) =>
    {
        context.Response.ContentLength = tellsLength ? good.Length : null;
        await context.Response.Body.WriteAsync(good.AsMemory(0, good.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    };

    /// <summary>More than anybody wants.</summary>
    public static Behaviour Flood(bool tellsLength) => async (context, _) =>
    {
        const int Megabyte = 1024 * 1024;
        context.Response.ContentLength = tellsLength ? 65 * Megabyte : null;
        for (var written = 0; written < 65; written++)
        {
            await context.Response.Body.WriteAsync(new byte[Megabyte]);
        }
    };

    private async Task AnswerAsync(string function, HttpContext context)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        Requests.Enqueue((function, body));
        var isPopulation = (string?)body["table"] == "FOLK1A";
        var good = function == "tableinfo"
            ? EditInfo(isPopulation ? StatBankTables.PopulationInfo(Quarters) : StatBankTables.CashBenefitInfo(Months))
            : EditData(StatBankTables.Data(body));
        var bytes = Encoding.UTF8.GetBytes(good);
        if (misbehaviour.TryGetValue(function, out var other) && other.Times > 0)
        {
            misbehaviour[function] = other with { Times = other.Times - 1 };
            await other.Behaviour(context, bytes);
            return;
        }

        context.Response.ContentType = function == "tableinfo" ? "text/json; charset=utf-8" : "text/csv; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes);
    }
}
