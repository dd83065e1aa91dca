using System.Diagnostics;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Deploy;

/// <summary>deploy/debian/vejviser gives a verb the settings that systemd gives the service: the same database, and nothing of them is run.</summary>
public sealed class OperatorsToolTests : IDisposable
{
    private const string Settings =
        """
        # A comment; with a semicolon
        ConnectionStrings__Vejviser=Host=db.example;Database=vejviser;Password=a$HOME`id`"b
        Mail__FromName=Vejviser hos KL
          Site__EditorsMailbox="redaktion@kommune.example"
        Logging__LogLevel__Microsoft.AspNetCore=Error
        Data__Directory=/gammel
        Data__Directory=/var/lib/vejviser
        """;

    private readonly string folder = TestFolder.New("tool");

    [Theory]
    [InlineData("ConnectionStrings__Vejviser", "Host=db.example;Database=vejviser;Password=a$HOME`id`\"b")]
    [InlineData("Mail__FromName", "Vejviser hos KL")]
    [InlineData("Site__EditorsMailbox", "redaktion@kommune.example")]
    [InlineData("Logging__LogLevel__Microsoft.AspNetCore", "Error")]
    [InlineData("Data__Directory", "/var/lib/vejviser")]
    public async Task Verb_has_the_settings_of_the_service(string name, string value)
    {
        var (exitCode, output, error) = await RunAsync(Settings, "backup", "en fil.zip");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains($"{name}={value}", output.Split('\n'));
        // The verb and its arguments come through as they were written.
        Assert.EndsWith("[backup]\n[en fil.zip]\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Database=vejviser", output.Split('\n'));
    }

    [Fact]
    public async Task Line_that_systemd_reads_otherwise_is_refused_without_its_value()
    {
        var (exitCode, output, error) = await RunAsync("Mail__Password=hem\\melig\n", "reindex");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("Mail__Password", error, StringComparison.Ordinal);
        Assert.DoesNotContain("melig", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string settings, params string[] arguments)
    {
        var (file, tool, program) = (Path.Combine(folder, "vejviser.env"), Path.Combine(folder, "vejviser"), Path.Combine(folder, "program"));
        await File.WriteAllTextAsync(file, settings);
        // In the program's place: tells what it was given, names with dots too, which a shell does not know as its own.
        await File.WriteAllTextAsync(program, "#!/bin/sh\ntr '\\0' '\\n' </proc/$$/environ\nprintf '[%s]\\n' \"$@\"\n");
        var text = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "deploy", "debian", "vejviser"));
        await File.WriteAllTextAsync(tool, text.Replace("/etc/vejviser/vejviser.env", file, StringComparison.Ordinal).Replace("/usr/lib/vejviser/Vejviser.Web", $"sh {program}", StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo("sh", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
