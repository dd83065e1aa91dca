using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vejviser.Data.Backup;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Export;
using Vejviser.Data.Figures;
using Vejviser.Data.Municipalities;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;

namespace Vejviser.Data;

/// <summary>The data side in one line.</summary>
public static class DataServices
{
    /// <summary>Adds the database, the content that ships with the program and the search index.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, DatabaseSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<DatabaseHealth>();
        if (settings.Provider == DatabaseProvider.Postgres)
        {
            services.AddPooledDbContextFactory<PostgresAppDbContext>((provider, options) => Configure(settings, provider, options));
            services.AddSingleton<IDbContextFactory<AppDbContext>, ContextFactory<PostgresAppDbContext>>();
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteAppDbContext>((provider, options) => Configure(settings, provider, options));
            services.AddSingleton<IDbContextFactory<AppDbContext>, ContextFactory<SqliteAppDbContext>>();
        }

        services.AddSingleton<Database>();
        services.AddSingleton<ImportPracticeExamples>();
        services.AddSingleton<ImportFigures>();
        services.AddSingleton<ImportBoundaries>();
        services.AddSingleton(provider => new SearchIndex(Path.Combine(settings.Directory, "search-index.db"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ContentFollower>();
        services.AddSingleton<EmptySearchLog>();
        services.AddSingleton<TakeBackup>();
        services.AddSingleton<RestoreBackup>();
        services.AddSingleton<RehearseRestore>();
        services.AddSingleton<ExportContent>();
        services.AddSingleton<ImportContent>();
        return services;
    }

    /// <summary>Builds the data model, which takes as long as all else that a start puts together; whoever opens a context of these settings finds it built. It connects to nothing.</summary>
    public static void BuildModel(DatabaseSettings settings)
    {
        using AppDbContext db = settings.Provider == DatabaseProvider.Postgres ? new PostgresAppDbContext(Options<PostgresAppDbContext>()) : new SqliteAppDbContext(Options<SqliteAppDbContext>());
        _ = db.Model;

        DbContextOptions<TContext> Options<TContext>()
            where TContext : AppDbContext
        {
            var options = new DbContextOptionsBuilder<TContext>();
            settings.Configure(options);
            return options.Options;
        }
    }

    private static void Configure(DatabaseSettings settings, IServiceProvider provider, DbContextOptionsBuilder options)
    {
        settings.Configure(options);
        options.AddInterceptors(provider.GetRequiredService<DatabaseHealth>());
    }

    private sealed class ContextFactory<TContext>(IDbContextFactory<TContext> inner) : IDbContextFactory<AppDbContext>
        where TContext : AppDbContext
    {
        public AppDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<AppDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
