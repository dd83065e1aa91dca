using Microsoft.EntityFrameworkCore;
using Vejviser.Data;

namespace Vejviser.Web.Commands;

/// <summary>Asks every node to build its search index anew. Only a serving node writes its own index file.</summary>
internal static class Reindex
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        await db.RequestReindexAsync(CancellationToken.None);
        Console.Out.WriteLine("Søgeindekset bygges forfra: inden for få sekunder på noder, der kører, og ellers ved næste start.");
        return 0;
    }
}
