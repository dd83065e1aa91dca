using System.Diagnostics;
using System.Text.Json;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>scripts/sbom, which fails on a package whose licence is unknown or not allowed.</summary>
public sealed class LicencesTests
{
    [Fact]
    public async Task Every_package_of_the_lock_files_is_listed_with_an_allowed_licence()
    {
        using var list = JsonDocument.Parse(await RunAsync());

        var listed = list.RootElement.GetProperty("components").EnumerateArray().ToList();
        Assert.All(listed, component => Assert.NotEmpty(component.GetProperty("licenses").EnumerateArray()));
        var names = listed.Select(component => $"{component.GetProperty("name").GetString()} {component.GetProperty("version").GetString()}").ToHashSet();
        foreach (var project in (string[])["src/Data", "src/Web", "tests/IntegrationTests"])
        {
            using var packages = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, project, "packages.lock.json")));
            foreach (var package in packages.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).Where(package => package.Value.GetProperty("type").GetString() != "Project"))
            {
                Assert.Contains($"{package.Name} {package.Value.GetProperty("resolved").GetString()}", names);
            }
        }

        Assert.Contains("dkfds 11.2.0", names);
    }

    [Fact]
    public async Task List_of_licences_is_up_to_date()
    {
        var list = await RunAsync("licences", "-");

        Assert.Equal(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "licences.md")), list);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var program = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "scripts", "sbom"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        Assert.True(program.ExitCode == 0, await errors);
        return await output;
    }
}
