using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed partial class ImportBoundariesTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Fact]
    public async Task Same_file_twice_changes_nothing_and_a_broken_copy_lists_all_its_faults()
    {
        var file = SquareMunicipalities.File();
        program.Write("kommuner.geojson", file.ToJsonString());
        file["features"]![0]!["geometry"] = null;
        file["features"]![1]!["properties"] = new JsonObject { ["name"] = "Atlantis" };
        program.Write("forkert.geojson", file.ToJsonString());

        var first = await program.RunAsync("import", "boundaries", "kommuner.geojson", "--source", "Søkortet, 2026");
        var second = await program.RunAsync("import", "boundaries", "kommuner.geojson", "--source", "Søkortet, 2026");
        var broken = await program.RunAsync("import", "boundaries", "forkert.geojson");

        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Matches(Told(), first.Output.Trim());
        Assert.Equal((0, $"{first.Output.Trim()} Kortet er det samme som før; intet er ændret."), (second.ExitCode, second.Output.Trim()));
        Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
        Assert.Equal(
            [
                "Intet er hentet ind fra »forkert.geojson«; ret 3 fejl:",
                "- Område nr. 1 (København): geometrien mangler.",
                "- Område nr. 2: kommunen »Atlantis« kendes ikke; skriv koden eller navnet, som Danmarks Statistik gør.",
                "- Frederiksberg (0147) mangler i filen.",
            ],
            broken.ErrorLines);
    }

    [Fact]
    public async Task Missing_file_and_bad_usage_are_told()
    {
        program.Write("kommuner.geojson", "");

        Assert.Equal(1, (await program.RunAsync("import", "boundaries", "mangler.geojson")).ExitCode);
        Assert.Equal(1, (await program.RunAsync("import", "boundaries", "kommuner.geojson")).ExitCode);
        string[][] wrong = [[], ["--source"], ["kommuner.geojson", "--source"], ["kommuner.geojson", "--kilde", "x"], ["kommuner.geojson", "x"], ["kommuner.geojson", "--source", "x", "y"]];
        foreach (var arguments in wrong)
        {
            var answer = await program.RunAsync(["import", "boundaries", .. arguments]);
            Assert.Equal((2, "Brug: vejviser import boundaries FIL.geojson [--source KILDE]"), (answer.ExitCode, Assert.Single(answer.ErrorLines)));
        }
    }

    public void Dispose() => program.Dispose();

    [GeneratedRegex(@"^98 kommuner, 4\.802 punkter i filen, \d\.\d{3} på kortet\.$")]
    private static partial Regex Told();
}
