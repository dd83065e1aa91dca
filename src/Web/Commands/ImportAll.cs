using Vejviser.Data.Export;

namespace Vejviser.Web.Commands;

/// <summary>Makes an export the content of a database that nobody has used.</summary>
internal static class ImportAll
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder] || folder.StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        var export = await app.Services.GetRequiredService<ImportContent>().ReadAsync(folder, new ExportAll.Progress("læst"), CancellationToken.None);
        Console.Out.WriteLine($"Indholdet af »{folder}« er hentet ind: {ExportAll.Contents(export)}. Alle noder bygger søgeindekset forfra.");
        return 0;
    }
}
