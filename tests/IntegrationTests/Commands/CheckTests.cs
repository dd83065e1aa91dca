using System.Text;
using System.Text.Json.Nodes;
using Vejviser.Data.Content;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string Cpr = "Borgeren 010190-1234 mødte op.";

    private readonly OperatorProgram program = new();

    [Theory]
    [InlineData("tekst.txt")]
    [InlineData("tekst.md")]
    [InlineData("TEKST.MD")]
    public async Task Text_with_a_cpr_number_is_blocked(string file)
    {
        program.Write(file, $"# Overskrift\n\n{Cpr} Ring på 20 30 40 50.");

        var answer = await program.RunAsync("check", file);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        var line = JsonNode.Parse(Assert.Single(answer.OutputLines))!;
        Assert.Equal(file, (string?)line["file"]);
        Assert.Equal(["cpr block tekst", "phone warn tekst"], Issues(line));
        Assert.StartsWith("Fjern CPR-nummeret efter »", (string?)line["issues"]![0]!["message"], StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "data")));
    }

    [Fact]
    public async Task Clean_text_and_warnings_pass()
    {
        program.Write("ren.txt", "Kommunen fandt 47 småjob.");
        program.Write("advarsel.md", "Konto 0101901234.");

        var answer = await program.RunAsync("check", "ren.txt", "advarsel.md");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        Assert.Equal("{\"file\":\"ren.txt\",\"issues\":[]}", answer.OutputLines[0].TrimEnd());
        Assert.Equal(["number-like-cpr warn tekst"], Issues(JsonNode.Parse(answer.OutputLines[1])!));
    }

    [Fact]
    public async Task Rules_with_a_gap_or_without_a_source_are_blocked()
    {
        const string Good = "certainty: enacted, act: Loven, section: § 1, source: Kilden, link: https://kilde.example, checked: 2026-11-22";
        program.Write("god.yaml", $"parameters:\n  - id: sats\n    name: Sats\n    unit: kr.\n    values:\n      - {{ from: 2025-01-01, to: 2025-12-31, value: 1, {Good} }}\n");
        program.Write("hul.yaml", $"parameters:\n  - id: sats\n    name: Sats\n    unit: kr.\n    values:\n      - {{ from: 2025-01-01, to: 2025-06-30, value: 1, {Good} }}\n      - {{ from: 2025-08-01, to: 2025-12-31, value: 1, {Good} }}\n");
        program.Write("kilde.yaml", $"parameters:\n  - id: sats\n    name: Sats\n    unit: kr.\n    values:\n      - {{ from: 2025-01-01, to: 2025-12-31, value: 1, {Good.Replace("source: Kilden, ", "", StringComparison.Ordinal)} }}\n");
        program.Write("andet.yaml", "parameters:\n  - id: sats\n    navn: Sats\n");

        var answer = await program.RunAsync("check", "god.yaml", "hul.yaml", "kilde.yaml", "andet.yaml");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        Assert.Equal([0, 1, 1, 1], answer.OutputLines.Select(line => Issues(JsonNode.Parse(line)!).Count));
        Assert.All(answer.OutputLines.Skip(1), line => Assert.Contains("\"severity\":\"block\"", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public async Task Text_is_read_as_it_was_saved(string encoding, bool hasMark)
    {
        var letters = Encoding.GetEncoding(encoding);
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "tekst.txt"), [.. hasMark ? letters.GetPreamble() : [], .. letters.GetBytes($"Så mødte på ærø: {Cpr}")]);

        var answer = await program.RunAsync("check", "tekst.txt");

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("efter »Så mødte på ærø: Borgeren«", answer.Output);
    }

    [Fact]
    public async Task Records_are_checked_with_requirements_and_texts()
    {
        program.Write("poster.json", TestRecords.File(
            TestRecords.Record("god"),
            TestRecords.Record("cpr", record => record["approach"] = Cpr),
            TestRecords.Record("mangler", record => record["themes"] = new JsonArray()),
            TestRecords.Record("ukendt", record => record["municipality"] = new JsonArray("Ingenby")),
            TestRecords.Record("advarsel", record => record["advice"] = new JsonArray("Begynd tidligt.", "Ring på 20 30 40 50."))));

        var answer = await program.RunAsync("check", "poster.json");

        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        var line = JsonNode.Parse(Assert.Single(answer.OutputLines))!;
        Assert.Equal(["cpr block approach", "required block themes", "invalid block municipality", "phone warn advice"], Issues(line));
        Assert.Equal(["cpr", "mangler", "ukendt", "advarsel"], line["issues"]!.AsArray().Select(issue => (string?)issue!["record"]));
    }

    [Fact]
    public async Task Shipped_examples_pass_with_few_warnings()
    {
        using var content = new StreamReader(ContentFiles.Open("eksempler.json"));
        program.Write("eksempler.json", await content.ReadToEndAsync());

        var answer = await program.RunAsync("check", "eksempler.json");

        Assert.Equal((0, ""), (answer.ExitCode, answer.Error));
        // They are written for professionals, so many are hard to read; of anything else there is little.
        Assert.InRange(Issues(JsonNode.Parse(answer.Output)!).Count(issue => !issue.StartsWith("lix", StringComparison.Ordinal)), 0, 10);
    }

    [Fact]
    public async Task Word_document_is_read_in_every_part()
    {
        foreach (var place in TestWord.Places)
        {
            await File.WriteAllBytesAsync(Path.Combine(program.Folder, $"{place}.docx"), TestWord.With(place, Cpr));
        }

        var answer = await program.RunAsync(["check", .. TestWord.Places.Select(place => $"{place}.docx")]);

        Assert.Equal((1, ""), (answer.ExitCode, answer.Error));
        Assert.All(answer.OutputLines, line => Assert.Contains(Issues(JsonNode.Parse(line)!), issue => issue.StartsWith("cpr block", StringComparison.Ordinal)));
        Assert.Equal(TestWord.Places.Count, answer.OutputLines.Length);
    }

    [Fact]
    public async Task Clean_word_document_passes()
    {
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "ren.docx"), TestWord.With("body", "Kommunen fandt 47 småjob."));

        var answer = await program.RunAsync("check", "ren.docx");

        Assert.Equal((0, "", "{\"file\":\"ren.docx\",\"issues\":[]}"), (answer.ExitCode, answer.Error, answer.Output.TrimEnd()));
    }

    [Fact]
    public async Task File_that_cannot_be_read_is_told_in_a_sentence_and_the_others_are_checked()
    {
        program.Write("nr.txt", "Kommunen fandt 47 småjob.");
        program.Write("fejl.json", "[{\"id\":");
        program.Write("billede.pdf", "%PDF");
        program.Write("tekst.docx", "Ikke et Word-dokument");
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "kode.docx"), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);

        var answer = await program.RunAsync("check", "findes-ikke.txt", "fejl.json", ".", "billede.pdf", "tekst.docx", "kode.docx", "nr.txt");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal("{\"file\":\"nr.txt\",\"issues\":[]}", answer.Output.TrimEnd());
        Assert.Equal(
            [
                "Filen »findes-ikke.txt« kan ikke læses; tjek navnet og rettighederne.",
                "»fejl.json« kan ikke tjekkes. Filen er ikke en gyldig JSON-liste (linje 1, tegn 8).",
                "Filen ».« kan ikke læses; tjek navnet og rettighederne.",
                "»billede.pdf« kan ikke tjekkes. Vælg en fil, der ender på .json, .docx, .md, .txt eller .yaml.",
                "»tekst.docx« kan ikke tjekkes. Filen er ikke et Word-dokument; vælg en fil, der er gemt som .docx.",
                "»kode.docx« kan ikke tjekkes. Dokumentet har adgangskode eller er i Words gamle format; gem det som .docx uden adgangskode, og prøv igen.",
            ],
            answer.ErrorLines.Select(line => line.TrimEnd()));
    }

    public void Dispose() => program.Dispose();

    private static List<string> Issues(JsonNode line) =>
        line["issues"]!.AsArray().Select(issue => $"{issue!["code"]} {issue["severity"]} {issue["field"]}").ToList();
}
