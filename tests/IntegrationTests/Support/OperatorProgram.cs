using System.Diagnostics;

namespace Vejviser.IntegrationTests.Support;

/// <summary>The built program, run as its own process with a folder of its own, as an operator runs it.</summary>
public sealed class OperatorProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The caller's folder; the data folder lies below it.</summary>
    public string Folder { get; } = TestFolder.New("operator");

    /// <summary>Environment variables beyond the usual.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>A shell's words that start the program (<c>"$0" "$@"</c>) in other circumstances; null for as it is.</summary>
    public string? Shell { get; set; }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    /// <summary>Runs a verb to its end.</summary>
    public async Task<ProgramAnswer> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a verb; what it says is the caller's to read, and ending it the caller's to do.</summary>
    public Process Start(params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "Vejviser.Web.dll"), .. arguments];
        var start = new ProcessStartInfo(Shell is null ? command[0] : "bash", Shell is null ? command[1..] : ["-c", Shell, .. command])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test run was started with must not reach the program.
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What the program said.</summary>
public sealed record ProgramAnswer(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.TrimEnd().Split('\n');

    public string[] ErrorLines => Error.TrimEnd().Split('\n');
}
