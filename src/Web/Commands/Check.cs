using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vejviser.Data.PracticeExamples;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Rules;
using Vejviser.Web.Documents;

namespace Vejviser.Web.Commands;

/// <summary>Checks files for what must not be in an example, or a file of rules for what it lacks: one JSON object a line for each file. Only .json needs a database, for its vocabularies.</summary>
internal static class Check
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || args.Any(arg => arg.StartsWith('-')))
        {
            throw new UsageException();
        }

        var exitCode = 0;
        foreach (var path in args)
        {
            try
            {
                var issues = await IssuesAsync(path);
                Console.Out.WriteLine(JsonSerializer.Serialize(new { file = path, issues }, Json));
                exitCode = issues.Any(issue => issue.Severity == IssueSeverity.Block) ? 1 : exitCode;
            }
            catch (UnreadableDocumentException exception)
            {
                await Console.Error.WriteLineAsync($"»{path}« kan ikke tjekkes. {exception.Message}");
                exitCode = 1;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"Filen »{path}« kan ikke læses; tjek navnet og rettighederne.");
                exitCode = 1;
            }
        }

        return exitCode;
    }

    private static async Task<IReadOnlyList<Row>> IssuesAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".json" => await RecordsAsync(file),
            ".docx" => [.. DocxText.Read(file).SelectMany(part => TextChecks.Check(part.Part, part.Text)).Select(issue => Row.Of(null, issue)).Distinct()],
            ".md" or ".txt" => [.. TextChecks.Check("tekst", TextFile.Read(file)).Select(issue => Row.Of(null, issue))],
            ".yaml" => Rules(path, file),
            _ => throw new UnreadableDocumentException("Vælg en fil, der ender på .json, .docx, .md, .txt eller .yaml."),
        };
    }

    // A file of rules: what the build asks before it is done.
    private static List<Row> Rules(string path, FileStream file)
    {
        try
        {
            using var reader = new StreamReader(file);
            return RuleRequirements.Check(RuleFiles.Read(Path.GetFileNameWithoutExtension(path), reader)).Select(issue => Row.Of(issue.Field, issue)).ToList();
        }
        catch (InvalidRulesException invalid)
        {
            return invalid.Issues.Select(issue => Row.Of(issue.Field, issue)).ToList();
        }
    }

    private static async Task<IReadOnlyList<Row>> RecordsAsync(FileStream file)
    {
        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        var issues = await app.Services.GetRequiredService<ImportPracticeExamples>().CheckAsync(file, CancellationToken.None);
        return issues is [{ Record: null } whole]
            ? throw new UnreadableDocumentException(whole.Issue.Message)
            : [.. issues.Select(issue => Row.Of(issue.Id ?? $"{issue.Record}", issue.Issue))];
    }

    private sealed record Row(string? Record, string Code, IssueSeverity Severity, string Field, string Message)
    {
        public static Row Of(string? record, Issue issue) => new(record, issue.Code, issue.Severity, issue.Field, issue.Message);
    }
}
