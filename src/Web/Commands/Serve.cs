using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Commands;

/// <summary>Runs the website until it is told to stop.</summary>
public static class Serve
{
    internal static async Task<int> RunAsync(string[] args)
    {
        await using var app = await CreateAsync(args);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The website, migrated, filled and indexed, ready to start.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be used.</exception>
    public static async Task<WebApplication> CreateAsync(string[] args)
    {
        var app = VejviserApp.Build(args);
        await PrepareAsync(app);
        app.Services.GetRequiredService<SearchIndex>().Open();
        await app.Services.GetRequiredService<ContentFollower>().CatchUpAsync(CancellationToken.None);
        return app;
    }

    /// <summary>What every verb does first: the database is brought up to this version, and starter content loaded where asked for.</summary>
    internal static async Task PrepareAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        if (Settings.Flag(app.Configuration, "Content:Seed", app.Environment.IsDevelopment()))
        {
            await app.Services.GetRequiredService<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
        }
    }
}
