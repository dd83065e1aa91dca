using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A program of ours in Support that reads JSON and writes JSON, with packages from npm.</summary>
internal static class NodeProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<JsonElement> RunAsync(string file, JsonNode input)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "tests/IntegrationTests/Support", file)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input.ToJsonString());
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, await errors);
        using var document = JsonDocument.Parse(await output);
        return document.RootElement.Clone();
    }
}
