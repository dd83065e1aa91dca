using System.Net;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Vejviser.Domain;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>Asks Danmarks Statistik's StatBank: again when nobody answers or it is busy, and not when it says no.</summary>
public sealed class StatBankClient : IDisposable
{
    private const int MostRetries = 3;
    private const int MaxAnswer = 64 * 1024 * 1024;
    private const string NoAnswer = "Danmarks Statistik svarer ikke; prøv igen senere.";

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Uri address;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline<Answer> attempts;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
    {
        // Each attempt has its own.
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswer,
        DefaultRequestHeaders = { { "User-Agent", "Vejviser-tal/1.0" } },
    };

    public StatBankClient(StatBankSettings settings, TimeProvider clock)
    {
        (address, this.clock) = (new(settings.Address.AbsoluteUri.TrimEnd('/') + "/"), clock);
        attempts = new ResiliencePipelineBuilder<Answer> { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions<Answer>
            {
                MaxRetryAttempts = MostRetries,
                Delay = FirstWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<Answer>()
                    .Handle<TimeoutRejectedException>()
                    .Handle<HttpRequestException>(exception => !IsTooLarge(exception))
                    .HandleResult(answer => MayPass(answer.Status)),
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result?.Wait),
            })
            .AddTimeout(settings.Patience)
            .Build();
    }

    public void Dispose() => client.Dispose();

    /// <summary>What a table is divided by, as JSON; in a Danish sentence why there is none.</summary>
    internal Task<(byte[]? Answer, string? Fault)> TableInfoAsync(string table, CancellationToken cancellationToken) =>
        AskAsync("tableinfo", table, new { table, format = "JSON", lang = "da" }, cancellationToken);

    /// <summary>An extract of a table, as CSV with codes; in a Danish sentence why there is none.</summary>
    internal Task<(byte[]? Answer, string? Fault)> DataAsync(string table, StatBankExtract extract, CancellationToken cancellationToken) =>
        AskAsync("data", table, new { table, format = "CSV", lang = "da", valuePresentation = "Code", variables = extract.Variables }, cancellationToken);

    private async Task<(byte[]? Answer, string? Fault)> AskAsync(string function, string table, object question, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(question);
        try
        {
            var answer = await attempts.ExecuteAsync(async cancellation => await AttemptAsync(function, json, cancellation), cancellationToken);
            return answer.Status switch
            {
                HttpStatusCode.OK => (answer.Body, null),
                HttpStatusCode.BadRequest when Message(answer.Body) is { } message => (null, $"Danmarks Statistik afviste forespørgslen: {Danish.Quoted(message)}."),
                HttpStatusCode.NotFound => (null, $"Danmarks Statistik kender ikke tabellen {table}."),
                HttpStatusCode.TooManyRequests => (null, "Danmarks Statistik har for travlt lige nu; prøv igen senere."),
                var status when MayPass(status) => (null, NoAnswer),
                var status => (null, $"Danmarks Statistik afviste forespørgslen ({(int)status})."),
            };
        }
        catch (HttpRequestException exception)
        {
            return (null, IsTooLarge(exception) ? "Svaret fra Danmarks Statistik er for stort; intet er gemt." : NoAnswer);
        }
        catch (TimeoutRejectedException)
        {
            return (null, NoAnswer);
        }
    }

    private async Task<Answer> AttemptAsync(string function, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await client.PostAsync(new Uri(address, function), content, cancellationToken);
        var asked = response.Headers.RetryAfter;
        var wait = asked?.Delta ?? asked?.Date - clock.GetUtcNow();
        return new(
            response.StatusCode,
            await response.Content.ReadAsByteArrayAsync(cancellationToken),
            wait is null ? null : TimeSpan.FromTicks(Math.Clamp(wait.Value.Ticks, 0, LongestWait.Ticks)));
    }

    private static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static bool IsTooLarge(HttpRequestException exception) => exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded;

    // {"errorTypeCode":"EXTRACT-NOTFOUND","message":"Can't find value: 999 (OMRÅDE)"}
    private static string? Message(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String
                ? message.GetString()!.Trim().TrimEnd('.')
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="Status">What the server says of it.</param>
    /// <param name="Body">All of it.</param>
    /// <param name="Wait">How long the server asks us to wait, where it does; at most a minute.</param>
    private sealed record Answer(HttpStatusCode Status, byte[] Body, TimeSpan? Wait);
}
