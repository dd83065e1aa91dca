using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Imports examples from a file.</summary>
internal static class ImportExamples
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path] || path.StartsWith('-'))
        {
            throw new UsageException();
        }

        await using var file = await ImportedFile.OpenAsync(path);
        if (file is null)
        {
            return 1;
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        var result = await app.Services.GetRequiredService<ImportPracticeExamples>().ImportAsync(file, new ImportedFile.Progress(1_000, "eksempler"), CancellationToken.None);
        if (result.Faults.Count > 0)
        {
            await ImportedFile.RefuseAsync(path, result.Faults);
            return 1;
        }

        Console.Out.WriteLine($"{Danish.Count(result.Added, "nyt eksempel", "nye eksempler")}, {Danish.Number(result.Changed)} ændret, {Danish.Number(result.Unchanged)} uændret.");
        return 0;
    }
}
