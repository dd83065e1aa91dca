using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Search;
using Vejviser.Domain.Search;
using Vejviser.Web.Features.Development;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Commands;

/// <summary>Runs the website until it is told to stop.</summary>
public static partial class Serve
{
    internal static async Task<int> RunAsync(string[] args)
    {
        await using var app = await CreateAsync(args);
        var settings = app.Services.GetRequiredService<Settings>();
        if (app.Environment.IsDevelopment())
        {
            await DevelopmentAccounts.MakeAsync(app);
            app.Lifetime.ApplicationStarted.Register(() => DevelopmentAccounts.Tell(app));
        }
        else if (settings.PublicAddress is null)
        {
            app.Lifetime.ApplicationStarted.Register(() => NoPublicAddress(app.Logger));
        }
        else if (settings.PublicAddress.StartsWith("https:", StringComparison.OrdinalIgnoreCase) && !settings.IsBehindProxy)
        {
            app.Lifetime.ApplicationStarted.Register(() => TellUnseenHttps(app));
        }

        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await app.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop before it had started: that is an end in good order too.
        }

        return 0;
    }

    /// <summary>The website, migrated, filled and indexed, ready to start.</summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be used.</exception>
    public static async Task<WebApplication> CreateAsync(string[] args, TimeProvider? clock = null)
    {
        // What needs nobody else is read meanwhile: the word list, and the index file where there is one.
        var lexicon = Task.Run(() => Lexicon.Shipped);
        var app = VejviserApp.Build(args, clock);
        var open = app.Services.GetRequiredService<SearchIndex>().Open;
        var early = Directory.Exists(app.Services.GetRequiredService<DatabaseSettings>().Directory) ? Task.Run(open) : null;
        await PrepareAsync(app);
        await Task.WhenAll(lexicon, early ?? Task.Run(open));
        if (app.Services.GetRequiredService<SearchIndex>().WasDamaged)
        {
            IndexWasDamaged(app.Logger);
        }

        await app.Services.GetRequiredService<ContentFollower>().CatchUpAsync(CancellationToken.None);
        // Reading the index leaves as much behind as it keeps; a server that starts has the time to tidy.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        return app;
    }

    [LoggerMessage(LogLevel.Warning, "Site__Url is not set: links in letters lead to the address the program listens on, pages repeat the host of each request.")]
    private static partial void NoPublicAddress(ILogger logger);

    // The cookie of forms is bound to the host, which browsers accept over https alone.
    private static void TellUnseenHttps(WebApplication app)
    {
        if (!app.Urls.Any(url => url.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
        {
            UnseenHttps(app.Logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Site__Url is https, but every request seems to come over http, and browsers will refuse the cookie that forms need: behind a proxy, set ASPNETCORE_FORWARDEDHEADERS_ENABLED=true.")]
    private static partial void UnseenHttps(ILogger logger);

    /// <summary>What every verb does first: the database is brought up to this version, and starter content loaded where asked for.</summary>
    internal static async Task PrepareAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<Database>().MigrateAsync(CancellationToken.None);
        if (app.Services.GetRequiredService<Settings>().LoadsStarterContent)
        {
            await app.Services.GetRequiredService<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index was damaged; it is built anew from the database.")]
    private static partial void IndexWasDamaged(ILogger logger);
}
