using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.DataProtection;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Data.Municipalities;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Rules;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Documents;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Fuzzing;

/// <summary>Everything that reads what comes from outside, tried with damaged files: each is read or refused as it says it is, and nothing else. The same files for the same number, in every run.</summary>
public static class ParserFuzz
{
    private const int Shown = 10;

    /// <summary>The parsers by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["examples", "word", "template text", "attachment", "table", "spreadsheet", "geojson", "rules", "statbank", "backup", "markdown", "typed", "sealed"];

    /// <summary>Tries one parser with so many files.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="inputs">How many.</param>
    /// <param name="first">The number of the first: another number, other files.</param>
    /// <returns>What failed, and how long the slowest took.</returns>
    public static async Task<FuzzResult> TryAsync(string name, int inputs, int first = 0)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var (seeds, read) = await TargetAsync(name, database, await Catalogue.LoadAsync(db, CancellationToken.None));
        foreach (var seed in seeds)
        {
            await read(seed);
        }

        List<string> faults = [];
        var (failed, slowest, slow) = (0, TimeSpan.Zero, 0);
        for (var number = first; number < first + inputs; number++)
        {
            var input = Mutations.Of(seeds, number);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await read(input);
            }
            catch (Exception exception)
            {
                if (failed++ < Shown)
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {number} ({input.Length} bytes): {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} {exception.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Vejviser", StringComparison.Ordinal))?.Trim()}"));
                }
            }

            if (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed > slowest)
            {
                (slowest, slow) = (elapsed, number);
            }
        }

        return new(name, inputs, failed, faults, slowest, slow);
    }

    private static async Task<(IReadOnlyList<byte[]> Seeds, Func<byte[], Task> Read)> TargetAsync(string name, TestDatabase database, Catalogue catalogue)
    {
        var municipalities = catalogue.Municipalities.Values.ToList();
        var ephemeral = new EphemeralDataProtectionProvider();
        switch (name)
        {
            case "examples":
                var examples = JsonDocument.Parse(File.ReadAllText(Content("eksempler.json"))).RootElement.EnumerateArray().Take(6).Select(one => Bytes($"[{one.GetRawText()}]")).ToList();
                return (examples, async file =>
                {
                    try
                    {
                        await foreach (var record in new PracticeExampleFile(catalogue).ReadAsync(new MemoryStream(file), withTextChecks: true, CancellationToken.None))
                        {
                            Require(record.Example is not null || record.Issues.Count > 0, "neither read nor refused");
                        }
                    }
                    catch (JsonException)
                    {
                    }
                }
                );
            case "word":
                return ([TestWord.FilledTemplate(new() { ["title"] = "Besøg", ["approach"] = "Vi kørte ud sammen." }), .. TestWord.Places.Select(place => TestWord.With(place, "Kommunen fandt 47 SOSU-job."))], file =>
                {
                    Refusing<UnreadableDocumentException>(() => DocxText.Read(new MemoryStream(file)));
                    Refusing<UnreadableDocumentException>(() => TemplateReader.Read(new MemoryStream(file)));
                    return Task.CompletedTask;
                }
                );
            case "template text":
                return ([Bytes("# Besøg hver tirsdag\n\nKommune: Aalborg\n\n## Hvad gjorde I?\n- Vi kørte ud\n  1. sammen\n\nResultater\n=====\n47 småjob"), Encoding.Latin1.GetBytes("Målgruppe: Ældre\r\nHvad var svært?\r\nMange meldte afbud.")], file =>
                {
                    var text = TextFile.Read(new MemoryStream(file));
                    TemplateReader.ReadText(text);
                    TextChecks.Check("text", text);
                    return Task.CompletedTask;
                }
                );
            case "attachment":
                return ([Png(), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0x34, 0xFF, 0xD9], TestWord.With("body", "47 småjob")], async file =>
                {
                    // PDF is read by another program, in a process of its own.
                    if (!file.AsSpan().StartsWith("%PDF"u8))
                    {
                        var (kept, refusal) = await AttachmentFile.InspectAsync(new MemoryStream(file), CancellationToken.None);
                        Require(kept is null != refusal is null, "neither kept nor refused");
                    }
                }
                );
            case "table":
                return ([Bytes("kommune;periode;værdi\nAalborg;2025M12;1,5\n851;jan. 2026;..\nThisted Kommune;2025-11;1.234\n"), Bytes("code,period,value,kind\n0851,2025,1.5,a\n0787,2025,2,a\n"), File.ReadAllBytes(Content("figures/kontanthjaelp-mv.csv"))[..4_000]], file => TableAsync(file, municipalities));
            case "spreadsheet":
                return ([TestSpreadsheet.Of([["Kommune", "Måned", "Andel"], ["Aalborg Kommune", TestSpreadsheet.Day(2025, 12), 1.5], ["851", "jan. 2026", 0.3], ["Rebild", "2025M12", TestSpreadsheet.Percent(0.032)]])], file => TableAsync(file, municipalities));
            case "geojson":
                return ([Bytes(SquareMunicipalities.File().ToJsonString())], file =>
                {
                    var read = BoundaryFile.Read(file, municipalities);
                    Require(read.Faults.All(fault => fault.Length > 10), "a fault without words");
                    return Task.CompletedTask;
                }
                );
            case "rules":
                return ([.. Directory.GetFiles(Content("rules"), "*.yaml").Select(path => File.ReadAllBytes(path)[..6_000])], file =>
                {
                    Refusing<InvalidRulesException>(() => RuleFiles.Read("skat", new StreamReader(new MemoryStream(file))));
                    return Task.CompletedTask;
                }
                );
            case "statbank":
                return ([Bytes(StatBankTables.PopulationInfo(["2026K1", "2026K2"])), Bytes(StatBankTables.CashBenefitInfo(["2026M01"]))], file =>
                {
                    _ = StatBankTable.Read(file)?.UpdatedOn;
                    return Task.CompletedTask;
                }
                );
            case "backup":
                var path = Path.Combine(database.Settings.Directory, "backup.zip");
                await database.Get<TakeBackup>().TakeAsync(path, progress: null, CancellationToken.None);
                return ([File.ReadAllBytes(path)], async file =>
                {
                    var damaged = path + ".damaged";
                    File.WriteAllBytes(damaged, file);
                    try
                    {
                        using var backup = await BackupFile.OpenAsync(damaged, CancellationToken.None);
                    }
                    catch (BackupRefusedException)
                    {
                    }
                }
                );
            case "markdown":
                var markdown = new MarkdownText();
                return ([Bytes("## Hvad virker?\n\n**Tæt** *opfølgning* på [siden](/eksempler) og <https://kl.example>\n\n1. en\n   - to\n> citat\n\n`kode` <script>alert(1)</script> ![a](javascript:alert(1)) [x](javascript:alert(1)) [y](data:text/html,a \"t\")\n\n[1]: //ond.example\n")], file =>
                {
                    using var writer = new StringWriter();
                    markdown.Render(Encoding.UTF8.GetString(file)).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
                    using var page = new HtmlParser().ParseDocument($"<body>{writer}</body>");
                    foreach (var element in page.Body!.QuerySelectorAll("*"))
                    {
                        Require(element.LocalName is "p" or "ul" or "ol" or "li" or "strong" or "em" or "a" or "h2" or "h3" or "blockquote" or "br" && element.Attributes.All(attribute => attribute.Name == "href" && MarkdownText.SafeAddress(attribute.Value) is not null), $"<{element.LocalName} {string.Join(' ', element.Attributes.Select(one => one.Name))}>");
                    }

                    return Task.CompletedTask;
                }
                );
            case "typed":
                return ([.. new[] { "27-11-2026", "november 2026", "2026K1", "2026-11", "Aalborg Kommune – Ærø & Åbenrå", "navn@kommune.example", "https://kl.example/sti?a=1#b", "1.250,50", "i job; 47; personer; 2025; udbytte: job; antal: 12\nandel; 3,5; procent; 2024; forventet", "010190-1234 og 01.01.90 1234" }.Select(Bytes)], file =>
                {
                    Typed(Encoding.UTF8.GetString(file));
                    return Task.CompletedTask;
                }
                );
            default:
                var token = LetterToken.Seal(ephemeral, LetterTokenKind.Confirm, "17 1");
                return ([Bytes(token)], file =>
                {
                    var text = Encoding.UTF8.GetString(file);
                    // The last letter of base64 has bits to spare: another text may be the same seal.
                    Require(LetterToken.Open(ephemeral, LetterTokenKind.Confirm, text) is null or "17 1", "opened what was not sealed");
                    Require(LetterToken.Open(ephemeral, LetterTokenKind.Review, text) is null, "opened for another purpose");
                    Require(CarriedForm.Open(text, ephemeral) is null, "opened what was not sealed");
                    Require(!SecretToken.IsPossible(text) || text.Length == 43, "a token of another length");
                    return Task.CompletedTask;
                }
                );
        }
    }

    private static void Typed(string text)
    {
        if (TypedDay.Read(text) is { } day)
        {
            Require(TypedDay.Read(TypedDay.Write(day)) == day, "another day than was written");
        }

        _ = TypedDay.ReadMonth(text);
        _ = PartialDate.IsValid(text) ? PartialDate.InDanish(text) : "";
        _ = Period.Parse(text)?.Id;
        Require(Slug.From(text) is var slug && (slug.Length == 0 || Slug.IsValid(slug)), "a slug that is none");
        _ = WebAddress.IsValid(text) ? new Uri(text).AbsoluteUri : "";
        Require(WorkEmail.Normalize(text) is not { } email || WorkEmail.IsValid(email), "an address that is none");
        _ = TypedNumber.Read(text);
        _ = TypedNumber.ReadInvariant(text);
        Web.Features.Writing.FigureRow.Read(text, []);
        CprNumbers.Find(text);
        TextChecks.Check("text", text);
    }

    private static async Task TableAsync(byte[] file, List<Domain.Municipalities.Municipality> municipalities)
    {
        var (text, fault) = FigureText.Open(new MemoryStream(file));
        if (text is null)
        {
            Require(fault!.Length > 10, "a fault without words");
            return;
        }

        await using (text)
        {
            try
            {
                text.Position = 0;
                var (columns, why) = await FigureFile.LookAsync(text, CancellationToken.None);
                Require(columns is null != why is null, "neither read nor refused");
                if (columns is not null)
                {
                    text.Position = 0;
                    await foreach (var row in new FigureFile(municipalities).ReadAsync(text, columns, CancellationToken.None))
                    {
                    }
                }
            }
            catch (CsvHelper.CsvHelperException)
            {
                // The import says which row.
            }
        }
    }

    private static void Refusing<TRefusal>(Action read)
        where TRefusal : Exception
    {
        try
        {
            read();
        }
        catch (TRefusal refusal)
        {
            Require(refusal.Message.Length > 10, "a refusal without words");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Content(string path) => Path.Combine(SourceTree.Root, "content", path);

    private static byte[] Png()
    {
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]), .. Chunk("tEXt"u8, "Author\0a"u8), .. Chunk("IDAT"u8, new byte[40]), .. Chunk("IEND"u8, [])];

        static byte[] Chunk(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
        {
            byte[] body = [.. name, .. data];
            var (length, sum) = (new byte[4], new byte[4]);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(sum, Crc(body));
            return [.. length, .. body, .. sum];
        }

        // CRC-32 of PNG (ISO 3309).
        static uint Crc(byte[] bytes)
        {
            var crc = uint.MaxValue;
            foreach (var one in bytes)
            {
                crc ^= one;
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
                }
            }

            return ~crc;
        }
    }
}

/// <summary>What came of trying one parser.</summary>
/// <param name="Name">Which.</param>
/// <param name="Inputs">With how many files.</param>
/// <param name="Failed">How many it neither read nor refused.</param>
/// <param name="Faults">The first of them.</param>
/// <param name="Slowest">How long the slowest file took.</param>
/// <param name="SlowestInput">Which that was.</param>
public sealed record FuzzResult(string Name, int Inputs, int Failed, IReadOnlyList<string> Faults, TimeSpan Slowest, int SlowestInput);
