using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Content;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Evidence;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.PracticeExamples;

/// <summary>docs/evidence.md tells the truth: the rule says of the starter examples what the page says it does, and agrees with the hand on nine of ten.</summary>
public sealed class EvidenceDocumentTests
{
    [Fact]
    public async Task Thirty_examples_judged_by_hand_and_by_the_rule()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.Get<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
        await using var db = database.Open();
        var examples = await db.Published(_ => true).ToDictionaryAsync(example => example.PublicId);

        var rows = (await File.ReadAllLinesAsync(Path.Combine(SourceTree.Root, "docs", "evidence.md")))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Id: cells[1].Trim('`'), Hand: cells[2], Rule: cells[3], Why: cells[4]))
            .ToList();

        Assert.Equal(30, rows.Count);
        Assert.All(rows, row => Assert.Equal((row.Id, row.Rule), (row.Id, examples[row.Id].Content.ProposeEvidence().Level.Name().ToLowerInvariant())));
        Assert.All(rows, row => Assert.Equal(row.Hand == row.Rule, row.Why.Length == 0));
        Assert.True(rows.Count(row => row.Hand == row.Rule) >= 27);
    }

    [Fact]
    public async Task File_that_says_nothing_on_the_effect_changes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.Get<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
        await using var content = ContentFiles.Open("eksempler.json");
        var records = (await JsonNode.ParseAsync(content))!.AsArray();
        foreach (var record in records.Select(record => record!.AsObject()))
        {
            var figures = record["result_figures"]!.AsArray();
            foreach (var figure in figures.ToList())
            {
                figure!.AsObject().Remove("outcome");
                if (figure["value"] is null)
                {
                    figures.Remove(figure);
                }
            }

            foreach (var field in (string[])["evidence_reason", "years_run", "people_reached"])
            {
                record.Remove(field);
            }
        }

        var result = await database.ImportAsync(new MemoryStream(Encoding.UTF8.GetBytes(records.ToJsonString())));

        Assert.Empty(result.Faults);
        Assert.Equal((0, 0, records.Count), (result.Added, result.Changed, result.Unchanged));
    }

    [Fact]
    public async Task Every_starter_example_whose_label_differs_says_why()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.Get<ImportPracticeExamples>().LoadStarterContentAsync(CancellationToken.None);
        await using var db = database.Open();

        Assert.All(
            await db.Published(_ => true).ToListAsync(),
            example => Assert.Equal(example.Content.Evidence != example.Content.ProposeEvidence().Level, example.Content.EvidenceReason is not null));
    }
}
