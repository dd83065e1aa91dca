using Vejviser.Data;
using Vejviser.Data.Export;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Writes the whole content as files.</summary>
internal static class ExportAll
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder] || folder.StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var app = VejviserApp.Build([]);
        await app.Services.GetRequiredService<Database>().MigrateExistingAsync(CancellationToken.None);
        var export = await app.Services.GetRequiredService<ExportContent>().WriteAsync(folder, new Progress("skrevet"), CancellationToken.None);
        Console.Out.WriteLine($"Indholdet er skrevet til »{folder}« og læst igennem: {Contents(export)}. Der er tekster i, som ikke er offentlige; opbevar dem sikkert.");
        return 0;
    }

    public static string Contents(ExportManifest export) => $"{Danish.Number(export.Rows)} rækker i {Danish.Count(export.Files.Count, "fil", "filer")}";

    /// <summary>Tells on stderr how far it is; synchronous, so that lines keep their order.</summary>
    internal sealed class Progress(string done) : IProgress<long>
    {
        public void Report(long value) => Console.Error.WriteLine($"{Danish.Number(value)} filer {done} …");
    }
}
