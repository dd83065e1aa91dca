using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class ImportFiguresTests : IDisposable
{
    // As Jobindsats' extract has it: two columns of numbers, and names beside codes.
    private const string Table = "code,name,benefit_group,period,fulltime_persons,share_pct,source\n0101,København,Kontanthjælp mv.,2020QMAT02,19830,4.18,\"Jobindsats, Y30R21\"\n0851,Aalborg,Kontanthjælp mv.,2020QMAT02,5210,3.61,\"Jobindsats, Y30R21\"\n0787,Thisted,Kontanthjælp mv.,2020QMAT02,830,3.05,\"Jobindsats, Y30R21\"\n0773,Morsø,Kontanthjælp mv.,2020QMAT02,500,4.11,\"Jobindsats, Y30R21\"\n";

    private readonly OperatorProgram program = new();

    [Fact]
    public async Task Same_table_twice_changes_nothing_and_a_broken_copy_lists_all_its_faults()
    {
        program.Write("tal.csv", Table);
        program.Write("forkert.csv", Table.Replace("0101", "9999", StringComparison.Ordinal).Replace("5210", "mange", StringComparison.Ordinal));
        string[] series = ["--series", "proeve", "--title", "Kontanthjælp", "--source", "Jobindsats", "--date", "2023-08-15"];

        var first = await program.RunAsync(["import", "figures", "tal.csv", .. series]);
        var second = await program.RunAsync(["import", "figures", "tal.csv", "--series", "proeve"]);
        var broken = await program.RunAsync(["import", "figures", "forkert.csv", "--series", "proeve"]);

        Assert.Equal((0, "4 nye tal, 0 ændret, 0 uændret, 0 for små til at blive gemt. Kolonnen »fulltime_persons« er læst, og »share_pct« er ikke."), (first.ExitCode, first.Output.Trim()));
        Assert.Equal((0, "0 nye tal, 0 ændret, 4 uændret, 0 for små til at blive gemt. Kolonnen »fulltime_persons« er læst, og »share_pct« er ikke."), (second.ExitCode, second.Output.Trim()));
        var named = await program.RunAsync(["import", "figures", "tal.csv", "--series", "proeve", "--reason", "Oplyst af 010203-1234"]);
        Assert.Equal(1, named.ExitCode);
        Assert.Contains("Fjern CPR-nummeret", named.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("010203", named.Error, StringComparison.Ordinal);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("ret 2 fejl", broken.Error, StringComparison.Ordinal);
        Assert.Contains("Række 2, kolonnen »code«: Kommunen »9999« kendes ikke", broken.Error, StringComparison.Ordinal);
        Assert.Contains("Række 3, kolonnen »fulltime_persons«: »mange« er ikke et tal", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Series_that_is_not_there_and_bad_usage_are_told()
    {
        program.Write("tal.csv", Table);

        var unknown = await program.RunAsync("import", "figures", "tal.csv", "--series", "findes-ikke");
        Assert.Equal(1, unknown.ExitCode);
        Assert.Contains("Serien »findes-ikke« findes ikke.", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(1, (await program.RunAsync("import", "figures", "mangler.csv", "--series", "proeve")).ExitCode);
        Assert.Equal(1, (await program.RunAsync("import", "figures", "tal.csv", "--series", "Ikke et id")).ExitCode);
        Assert.Equal(2, (await program.RunAsync("import", "figures", "tal.csv")).ExitCode);
        Assert.Equal(2, (await program.RunAsync("import", "figures", "tal.csv", "--series", "x", "--date", "i går")).ExitCode);
    }

    public void Dispose() => program.Dispose();
}
