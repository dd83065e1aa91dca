using Vejviser.Data.EmptySearches;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Lists what readers sought in vain.</summary>
internal static class Searches
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length > 0)
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        foreach (var search in await app.Services.GetRequiredService<EmptySearchLog>().ReadAsync(CancellationToken.None))
        {
            Console.Out.WriteLine($"{search.Words}\t{Danish.Count(search.Days, "dag", "dage")}\tsenest {Danish.Date(search.LastOn)}");
        }

        return 0;
    }
}
