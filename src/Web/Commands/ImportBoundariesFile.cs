using Vejviser.Data.Municipalities;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Imports the municipalities' boundaries.</summary>
internal static class ImportBoundariesFile
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ([_] or [_, "--source", _]) || args[0].StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var file = await ImportedFile.OpenAsync(args[0]);
        if (file is null)
        {
            return 1;
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        var result = await app.Services.GetRequiredService<ImportBoundaries>().RunAsync(file, args.ElementAtOrDefault(2), CancellationToken.None);
        if (result.Faults.Count > 0)
        {
            await ImportedFile.RefuseAsync(args[0], result.Faults);
            return 1;
        }

        Console.Out.WriteLine(
            $"{Danish.Number(result.Municipalities)} kommuner, {Danish.Number(result.PointsRead)} punkter i filen, {Danish.Number(result.PointsDrawn)} på kortet." +
            (result.IsChanged ? "" : " Kortet er det samme som før; intet er ændret."));
        return 0;
    }
}
