using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Support;

/// <summary>An empty, migrated database of one kind with the whole data side around it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const string TemplateName = "template_migrated";

    // Migrating takes a second; a copy of a migrated database takes a tenth. DatabaseTests migrates for real.
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task>> Templates = new();
    private static readonly string SqliteTemplate = TestFolder.New("template");

    private readonly ServiceProvider services;

    private TestDatabase(ServiceProvider services, DatabaseSettings settings) => (this.services, Settings) = (services, settings);

    /// <summary>The databases this run tests on: TEST_DATABASES, by default both. One that is named but cannot be had is a failure.</summary>
    public static TheoryData<DatabaseProvider> Each { get; } = new((Environment.GetEnvironmentVariable("TEST_DATABASES") ?? "sqlite,postgres")
        .Split(',').Select(name => Enum.Parse<DatabaseProvider>(name, ignoreCase: true)));

    public DatabaseSettings Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, TimeProvider? clock = null)
    {
        var settings = NewSettings(provider);
        await Templates.GetOrAdd(provider, _ => new(() => MigrateTemplateAsync(provider))).Value;
        if (provider == DatabaseProvider.Postgres)
        {
            await PostgresServer.CopyAsync(TemplateName, settings.ConnectionString!);
        }
        else
        {
            File.Copy(Path.Combine(SqliteTemplate, "vejviser.db"), Path.Combine(settings.Directory, "vejviser.db"));
        }

        return Node(settings, clock);
    }

    /// <summary>A database that is not there yet.</summary>
    public static TestDatabase Unmigrated(DatabaseProvider provider) => Node(NewSettings(provider), clock: null);

    /// <summary>Another node on the same database, with a folder of its own.</summary>
    public TestDatabase OtherNode() => Node(
        Settings with
        {
            Directory = TestFolder.New("data"),
            ConnectionString = Settings.ConnectionString ?? $"Data Source={Path.Combine(Settings.Directory, "vejviser.db")}",
        },
        clock: null);

    /// <summary>The same node started again on the same folder; dispose it before this one.</summary>
    public TestDatabase Restarted() => Node(Settings, clock: null);

    /// <summary>Settings for a database that nobody has used.</summary>
    public static DatabaseSettings NewSettings(DatabaseProvider provider) => new()
    {
        Directory = TestFolder.New("data"),
        Provider = provider,
        ConnectionString = provider == DatabaseProvider.Postgres ? PostgresServer.NewDatabase() : null,
    };

    private static async Task MigrateTemplateAsync(DatabaseProvider provider)
    {
        var connectionString = provider == DatabaseProvider.Postgres
            ? PostgresServer.ConnectionString(TemplateName)
            : $"Data Source={Path.Combine(SqliteTemplate, "vejviser.db")}";
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddData(new() { Directory = SqliteTemplate, Provider = provider, ConnectionString = $"{connectionString};Pooling=false" })
            .BuildServiceProvider();
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
    }

    private static TestDatabase Node(DatabaseSettings settings, TimeProvider? clock) =>
        new(new ServiceCollection().AddSingleton(clock ?? TimeProvider.System).AddData(settings).BuildServiceProvider(), settings);

    public T Get<T>()
        where T : notnull
        => services.GetRequiredService<T>();

    public AppDbContext Open() => Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    /// <summary>Limits of letters as the site has them, without its limit for callers.</summary>
    public LetterLimits LetterLimits(TimeProvider clock)
    {
        using var db = Open();
        if (!db.DataProtectionKeys.Any())
        {
            db.Add(new DataProtectionKey { Xml = "<key />" });
            db.SaveChanges();
        }

        return new(Get<IDbContextFactory<AppDbContext>>(), new EphemeralDataProtectionProvider(), clock, isOn: false);
    }

    /// <summary>Imports records that must be good.</summary>
    public async Task<ImportResult> ImportAsync(Stream file)
    {
        var result = await Get<ImportPracticeExamples>().ImportAsync(file, progress: null, CancellationToken.None);
        Assert.Empty(result.Faults);
        return result;
    }

    /// <summary>Opens this node's search index and brings it to where the database is.</summary>
    public async Task FollowAsync()
    {
        Get<SearchIndex>().Open();
        await CatchUpAsync();
    }

    public Task CatchUpAsync() => Get<ContentFollower>().CatchUpAsync(CancellationToken.None);

    public SearchResult Search(string? query = null, params FacetValue[] selected) =>
        Search(new SearchRequest { Query = SearchQuery.Parse(query), Selected = selected, Size = SearchRequest.MaxSize });

    public SearchResult Search(SearchRequest request) => Get<SearchIndex>().Search(request);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Directory.Exists(Settings.Directory))
        {
            Directory.Delete(Settings.Directory, recursive: true);
        }
    }
}
