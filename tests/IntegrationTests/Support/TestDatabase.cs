using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data;

namespace Vejviser.IntegrationTests.Support;

/// <summary>An empty, migrated database of one kind with the whole data side around it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestDatabase(ServiceProvider services, DatabaseSettings settings) => (this.services, Settings) = (services, settings);

    /// <summary>The databases this run tests on: TEST_DATABASES, by default both. One that is named but cannot be had is a failure.</summary>
    public static TheoryData<DatabaseProvider> Each { get; } = new((Environment.GetEnvironmentVariable("TEST_DATABASES") ?? "sqlite,postgres")
        .Split(',').Select(name => Enum.Parse<DatabaseProvider>(name, ignoreCase: true)));

    public DatabaseSettings Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var settings = NewSettings(provider);
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddData(settings).BuildServiceProvider();
        await services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        return new(services, settings);
    }

    /// <summary>Settings for a database that nobody has used.</summary>
    public static DatabaseSettings NewSettings(DatabaseProvider provider) => new()
    {
        Directory = Directory.CreateTempSubdirectory("vejviser-test-").FullName,
        Provider = provider,
        ConnectionString = provider == DatabaseProvider.Postgres ? PostgresServer.NewDatabase() : null,
    };

    public T Get<T>()
        where T : notnull
        => services.GetRequiredService<T>();

    public AppDbContext Open() => Get<IDbContextFactory<AppDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(Settings.Directory, recursive: true);
    }
}
