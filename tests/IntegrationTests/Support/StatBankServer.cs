using System.Collections.Concurrent;
using System.Globalization;
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

/// <summary>The shapes of two tables, as they were recorded, around numbers made up for tests: a municipality's is made of its own code.</summary>
internal static class StatBankTables
{
    private static readonly string[] Areas = ["000", "084", "101", "085", "411", .. Codes().Skip(1)];

    public static string PopulationInfo(IEnumerable<string> quarters) => Info(
        "FOLK1A",
        Variable("OMRÅDE", elimination: true, Areas),
        Variable("KØN", elimination: true, ["TOT", "1", "2"]),
        Variable("ALDER", elimination: true, ["IALT", "0", "1", "2", "3"]),
        Variable("CIVILSTAND", elimination: true, ["TOT", "U", "G"]),
        Variable("Tid", elimination: false, quarters));

    /// <remarks>What its variables are called is not known; these are names of our own.</remarks>
    public static string CashBenefitInfo(IEnumerable<string> months) => Info(
        "KY16",
        Variable("OMRÅDE", elimination: true, Areas),
        Variable("YDELSE", elimination: false, ["10000", "10025", "10050"]),
        Variable("MÅL", elimination: false, ["1", "3"]),
        Variable("KØN", elimination: true, ["TOT", "1", "2"]),
        Variable("Tid", elimination: false, months));

    /// <summary>The number a test may expect: "0101" in 2026K3 is 10104 (and 101 in KY16).</summary>
    public static int Number(string code, string period) => int.Parse(code, CultureInfo.InvariantCulture) + (period[4] == 'K' ? 10_000 + period[5] - '0' : 0);

    /// <summary>What is asked for, as CSV.</summary>
    public static string Data(JsonNode question)
    {
        var variables = question["variables"]!.AsArray();
        var times = Values(variables[^1]!);
        var chosen = variables.Skip(1).SkipLast(1).Select(one => Assert.Single(Values(one!))).ToList();
        var text = new StringBuilder($"\ufeff{string.Join(';', variables.Select(one => ((string)one!["code"]!).ToUpperInvariant()))};INDHOLD\r\n");
        foreach (var area in Areas)
        {
            foreach (var time in times)
            {
                text.Append(CultureInfo.InvariantCulture, $"{area};{string.Join(';', chosen)};{time};{InArea(area, time)}\r\n");
            }
        }

        return text.ToString();
    }

    private static int InArea(string area, string time) => area switch
    {
        "000" => Codes().Sum(code => Number(code, time)) + Number("411", time),
        "084" or "085" => 1,
        _ => Number(area, time),
    };

    private static string[] Values(JsonNode variable) => variable["values"]!.AsArray().Select(value => (string)value!).ToArray();

    private static IEnumerable<string> Codes() => File.ReadLines(Path.Combine(SourceTree.Root, "content", "municipalities.csv")).Skip(1).Select(line => line[1..4]);

    private static string Info(string id, params JsonObject[] variables) => new JsonObject
    {
        ["id"] = id,
        ["text"] = "En tabel",
        ["unit"] = "Antal",
        ["updated"] = "2026-08-10T08:00:00",
        ["active"] = true,
        ["variables"] = new JsonArray(variables),
    }.ToJsonString();

    private static JsonObject Variable(string id, bool elimination, IEnumerable<string> values) => new()
    {
        ["id"] = id,
        ["text"] = id,
        ["elimination"] = elimination,
        ["time"] = id == "Tid",
        ["values"] = new JsonArray(values.Select(value => new JsonObject { ["id"] = value, ["text"] = value == "10050" ? "Kontanthjælp" : $"Tekst {value}" }).ToArray<JsonNode>()),
    };
}
