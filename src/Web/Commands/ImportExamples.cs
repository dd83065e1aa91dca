using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>Imports examples from a file.</summary>
internal static class ImportExamples
{
    private const int MaxFaultsShown = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var path] || path.StartsWith('-'))
        {
            throw new UsageException();
        }

        FileStream file;
        try
        {
            file = File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Filen »{path}« kan ikke læses; tjek navnet og rettighederne.");
            return 1;
        }

        await using var opened = file;
        if (!file.CanSeek)
        {
            await Console.Error.WriteLineAsync($"»{path}« kan ikke læses to gange; gem den som en almindelig fil først.");
            return 1;
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        var result = await app.Services.GetRequiredService<ImportPracticeExamples>().ImportAsync(file, new Progress(), CancellationToken.None);
        if (result.Faults.Count > 0)
        {
            await Console.Error.WriteLineAsync(Faults(path, result.Faults));
            return 1;
        }

        Console.Out.WriteLine($"{Danish.Count(result.Added, "nyt eksempel", "nye eksempler")}, {Danish.Number(result.Changed)} ændret, {Danish.Number(result.Unchanged)} uændret.");
        return 0;
    }

    private static string Faults(string path, IReadOnlyList<RecordIssue> faults) =>
        faults.Count == 1
            ? $"Intet er hentet ind fra »{path}«. {faults[0]}"
            : $"Intet er hentet ind fra »{path}«; ret {Danish.Number(faults.Count)} fejl:\n" +
              string.Join('\n', faults.Take(MaxFaultsShown).Select(fault => $"- {fault}")) +
              (faults.Count > MaxFaultsShown ? $"\n- … og {Danish.Number(faults.Count - MaxFaultsShown)} fejl mere." : "");

    /// <summary>Tells on stderr how far a long import is; synchronous, so that lines keep their order.</summary>
    private sealed class Progress : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % 1_000 == 0)
            {
                Console.Error.WriteLine($"{Danish.Number(value)} eksempler læst …");
            }
        }
    }
}
