using Vejviser.Data;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Brings the thesaurus to what ships with the program, and asks every node to build its search index anew. Only a serving node writes its own index file.</summary>
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
        var entries = await app.Services.GetRequiredService<Database>().ReindexAsync(CancellationToken.None);
        Console.Out.WriteLine($"Synonymordbogen er bragt op til programmets: {Danish.Count(entries, "opslag er nyt eller ændret", "opslag er nye eller ændret")}.");
        Console.Out.WriteLine("Søgeindekset bygges forfra: inden for få sekunder på noder, der kører, og ellers ved næste start.");
        return 0;
    }
}
