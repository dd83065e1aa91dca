using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Web.Commands;

namespace Vejviser.IntegrationTests.Support;

/// <summary>The whole website on a free port of this machine, with a database of its own.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly DatabaseSettings database;
    private readonly TimeProvider? clock;

    private TestSite(WebApplication app, DatabaseSettings database, TimeProvider? clock)
    {
        (this.app, this.database, this.clock) = (app, database, clock);
        Address = new Uri(app.Urls.Single());
        Client = NewClient();
    }

    public Uri Address { get; }

    /// <summary>Follows no redirects and asks for no compression.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts a site. TEST_SITE_DATABASE (sqlite by default, or postgres) says on which database, unless the test does.</summary>
    public static Task<TestSite> StartAsync(bool seed = true, DatabaseProvider? provider = null, TimeProvider? clock = null, params string[] settings) => StartAsync(
        TestDatabase.NewSettings(provider ?? Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("TEST_SITE_DATABASE") ?? "sqlite", ignoreCase: true)),
        clock,
        [$"--Content:Seed={seed}", .. settings]);

    /// <summary>Another node on the same database, with a folder of its own.</summary>
    public Task<TestSite> OtherNodeAsync(params string[] settings) => StartAsync(
        database with
        {
            Directory = TestFolder.New("data"),
            ConnectionString = database.ConnectionString ?? $"Data Source={Path.Combine(database.Directory, "vejviser.db")}",
        },
        clock,
        settings);

    private static async Task<TestSite> StartAsync(DatabaseSettings database, TimeProvider? clock, string[] settings)
    {
        var app = await Serve.CreateAsync(
            [
                "--urls=http://127.0.0.1:0",
                "--environment=Production",
                $"--Data:Directory={database.Directory}",
                $"--Database:Provider={database.Provider}",
                $"--ConnectionStrings:Vejviser={database.ConnectionString}",
                "--RateLimit:PerMinute=0",
                "--Links:Check=false",
                "--Drill:Run=false",
                "--StatBank:Fetch=false",
                "--Start:Warm=false",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ],
            clock);
        await app.StartAsync();
        return new(app, database, clock);
    }

    public T Get<T>()
        where T : notnull
        => app.Services.GetRequiredService<T>();

    /// <summary>Sends a GET and hands over the whole answer, whatever it is.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Address };

    /// <summary>Gets a page that must answer 200, and reads it.</summary>
    public async Task<IDocument> PageAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser(new HtmlParserOptions(), BrowsingContext.New()).ParseDocument(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a request target exactly as it is given; a client would tidy it up.</summary>
    public async Task<RawAnswer> RawAsync(string target, string method = "GET", string? host = null)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(Address.Host, Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{method} {target} HTTP/1.1\r\nHost: {host ?? Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return new((HttpStatusCode)int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text[..end], text[(end + 4)..]);
    }

    /// <summary>Imports records that must be good, and lets this node follow at once.</summary>
    public async Task ImportAsync(params JsonObject[] records)
    {
        using var file = TestRecords.Stream(records);
        var result = await Get<ImportPracticeExamples>().ImportAsync(file, progress: null, CancellationToken.None);
        Assert.Empty(result.Faults);
        await Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        Directory.Delete(database.Directory, recursive: true);
    }
}

/// <summary>What came over the wire.</summary>
public sealed record RawAnswer(HttpStatusCode Status, string Head, string Body);

/// <summary>One seeded site for all tests that only read.</summary>
public sealed class ReadingSite : IAsyncLifetime
{
    private static readonly Lazy<Task<TestSite>> Shared = new(() => TestSite.StartAsync());

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Shared.Value;

    // Others are still reading; it goes with the test run.
    public Task DisposeAsync() => Task.CompletedTask;
}
