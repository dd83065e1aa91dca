using Vejviser.Domain;

namespace Vejviser.Web.Commands;

/// <summary>What the verbs that import have in common: opening the file, and telling what is wrong with it.</summary>
internal static class ImportedFile
{
    private const int MaxFaultsShown = 20;

    /// <summary>The file, which can be read twice; null when it cannot, which has then been told.</summary>
    public static async Task<FileStream?> OpenAsync(string path)
    {
        try
        {
            var file = File.OpenRead(path);
            if (file.CanSeek)
            {
                return file;
            }

            await file.DisposeAsync();
            await Console.Error.WriteLineAsync($"»{path}« kan ikke læses to gange; gem den som en almindelig fil først.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Filen »{path}« kan ikke læses; tjek navnet og rettighederne.");
        }

        return null;
    }

    /// <summary>Tells that nothing was imported, and why.</summary>
    public static Task RefuseAsync(string path, IReadOnlyCollection<object> faults) => Console.Error.WriteLineAsync(
        faults.Count == 1
            ? $"Intet er hentet ind fra »{path}«. {faults.First()}"
            : $"Intet er hentet ind fra »{path}«; ret {Danish.Number(faults.Count)} fejl:\n" +
              string.Join('\n', faults.Take(MaxFaultsShown).Select(fault => $"- {fault}")) +
              (faults.Count > MaxFaultsShown ? $"\n- … og {Danish.Number(faults.Count - MaxFaultsShown)} fejl mere." : ""));

    /// <summary>Tells on stderr how far a long import is; synchronous, so that lines keep their order.</summary>
    public sealed class Progress(int every, string what) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value % every == 0)
            {
                Console.Error.WriteLine($"{Danish.Number(value)} {what} læst …");
            }
        }
    }
}
