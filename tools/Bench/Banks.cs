using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Vejviser.Bench;

/// <summary>Data folders with generated examples, made once a run through the operator's own import and kept until its end.</summary>
internal sealed class Banks(VejviserProgram program, string root) : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vejviser-bench-").FullName;
    private readonly Dictionary<int, Bank> banks = [];

    public Corpus Corpus { get; } = new(root);

    /// <summary>A new, empty data folder.</summary>
    public string EmptyDirectory() => Directory.CreateDirectory(Path.Combine(directory, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A file with that many generated examples.</summary>
    public async Task<string> FileAsync(int examples, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, $"{examples}.json");
        if (!File.Exists(path))
        {
            await using var file = File.Create(path);
            await Corpus.WriteAsync(file, examples, cancellationToken);
        }

        return path;
    }

    /// <summary>A data folder with that many examples and a finished index; they were imported beside a running, idle server.</summary>
    public async Task<Bank> OfAsync(int examples, CancellationToken cancellationToken)
    {
        if (banks.TryGetValue(examples, out var known))
        {
            return known;
        }

        Console.Error.WriteLine($"Importing {examples} examples …");
        var data = EmptyDirectory();
        using var server = program.Serve(data);
        await server.UntilItAnswersAsync("/healthz", cancellationToken);
        var import = await program.RunAsync(data, ["import", "examples", await FileAsync(examples, cancellationToken)], cancellationToken);
        var clock = Stopwatch.StartNew();
        await server.UntilIndexedAsync(examples, cancellationToken);
        await UntilFinishedAsync(data, cancellationToken);
        return banks[examples] = new(data, import, clock.Elapsed, server.PeakMegabytes);
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    // What can be found is not yet written when the last example is in; whoever is stopped before builds it all anew.
    private static async Task UntilFinishedAsync(string data, CancellationToken cancellationToken)
    {
        await using var index = new SqliteConnection($"Data Source={Path.Combine(data, "search-index.db")};Mode=ReadOnly");
        await index.OpenAsync(cancellationToken);
        await using var command = index.CreateCommand();
        command.CommandText = "select unfinished from state";
        while (await command.ExecuteScalarAsync(cancellationToken) is not 0L)
        {
            await Task.Delay(50, cancellationToken);
        }
    }
}

/// <summary>A data folder with generated examples.</summary>
/// <param name="Directory">Where.</param>
/// <param name="Import">How the import went.</param>
/// <param name="Indexing">From the end of the import until the running server had indexed everything.</param>
/// <param name="ServerPeakMegabytes">The most that server held meanwhile.</param>
internal sealed record Bank(string Directory, Finished Import, TimeSpan Indexing, double ServerPeakMegabytes)
{
    public double IndexMegabytes => System.IO.Directory.EnumerateFiles(Directory, "search-index.db*").Sum(file => new FileInfo(file).Length) / 1048576.0;
}
