using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Content;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.PracticeExamples;

/// <summary>Imports examples that the editors collected from open sources: all of a file or nothing, and twice is once.</summary>
public sealed class ImportPracticeExamples(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int BatchSize = 500;
    /// <summary>Imports a file. It is read twice: first judged whole, then stored in one transaction.</summary>
    /// <param name="file">A seekable stream of JSON.</param>
    /// <param name="progress">Told how many records are stored.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<ImportResult> ImportAsync(Stream file, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reader = new PracticeExampleFile(await Catalogue.LoadAsync(db, cancellationToken));

        var faults = (await JudgeAsync(reader, file, cancellationToken)).Where(fault => fault.Issue.Severity == IssueSeverity.Block).ToList();
        if (faults.Count > 0)
        {
            return new(0, 0, 0, faults);
        }

        file.Position = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldExamplesAsync(_ => true, cancellationToken);
        var changeNumber = await db.NextChangeNumberAsync(cancellationToken);
        var result = new ImportResult(0, 0, 0, []);
        var stored = 0;
        await foreach (var batch in reader.ReadAsync(file, withTextChecks: false, cancellationToken).Select(record => record.Example!).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            result = await StoreAsync(db, batch, changeNumber, result, cancellationToken);
            progress?.Report(stored += batch.Length);
        }

        if (result.Added + result.Changed > 0)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }

    /// <summary>All that an import would say about a file, and what is worth a second look besides. Nothing is stored.</summary>
    public async Task<IReadOnlyList<RecordIssue>> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await JudgeAsync(new(await Catalogue.LoadAsync(db, cancellationToken)), file, cancellationToken);
    }

    /// <summary>Imports the examples that ship with the program into a database that has none.</summary>
    public async Task LoadStarterContentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.PracticeExamples.AnyAsync(cancellationToken))
        {
            return;
        }

        await using var file = ContentFiles.Open("eksempler.json");
        var result = await ImportAsync(file, progress: null, cancellationToken);
        if (result.Faults.Count > 0)
        {
            throw new InvalidOperationException($"The starter content has faults: {result.Faults[0]}");
        }
    }

    private static async Task<IReadOnlyList<RecordIssue>> JudgeAsync(PracticeExampleFile reader, Stream file, CancellationToken cancellationToken)
    {
        List<RecordIssue> issues = [];
        HashSet<string> ids = [];
        try
        {
            await foreach (var record in reader.ReadAsync(file, withTextChecks: true, cancellationToken))
            {
                issues.AddRange(record.Issues.Select(issue => new RecordIssue(record.Number, record.Id, issue)));
                if (record.Id is { } id && !ids.Add(id))
                {
                    issues.Add(new(record.Number, id, new("id", "Id'et står to gange i filen; giv hvert eksempel sit eget.")));
                }
            }
        }
        catch (JsonException exception)
        {
            issues.Add(new(null, null, new("", $"Filen er ikke en gyldig JSON-liste (linje {exception.LineNumber + 1}, tegn {exception.BytePositionInLine + 1}).")));
        }

        return issues;
    }

    private async Task<ImportResult> StoreAsync(AppDbContext db, ImportedExample[] batch, long changeNumber, ImportResult result, CancellationToken cancellationToken)
    {
        var ids = batch.Select(example => example.Id).ToList();
        var known = await db.PracticeExamples
            .Where(example => ids.Contains(example.PublicId))
            .Join(
                db.PracticeExampleRevisions,
                example => new { example.Id, Number = example.LatestRevision },
                revision => new { Id = revision.PracticeExampleId, revision.Number },
                (example, revision) => new { Example = example, revision.Content })
            .ToDictionaryAsync(pair => pair.Example.PublicId, cancellationToken);

        var at = clock.GetUtcNow().UtcDateTime;
        foreach (var imported in batch)
        {
            if (!known.TryGetValue(imported.Id, out var before))
            {
                var example = PracticeExample.Create(imported.Id, imported.ContentOver(null), Actor.Editors, at);
                example.Publish(Actor.Editors, at);
                example.ChangeNumber = changeNumber;
                db.Add(example);
                result = result with { Added = result.Added + 1 };
                continue;
            }

            var content = imported.ContentOver(before.Content);
            if (content.ToJson() == before.Content.ToJson())
            {
                result = result with { Unchanged = result.Unchanged + 1 };
                continue;
            }

            before.Example.Revise(content, Actor.Editors, at);
            before.Example.ChangeNumber = changeNumber;
            result = result with { Changed = result.Changed + 1 };
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return result;
    }
}

/// <summary>What an import did.</summary>
/// <param name="Added">New examples.</param>
/// <param name="Changed">Examples with a new revision.</param>
/// <param name="Unchanged">Examples that said the same already.</param>
/// <param name="Faults">Why nothing was stored; empty when it went well.</param>
public sealed record ImportResult(int Added, int Changed, int Unchanged, IReadOnlyList<RecordIssue> Faults);

/// <summary>What is wrong with a record, or worth a second look.</summary>
/// <param name="Record">The record's place from 1; null when the file as a whole is at fault.</param>
/// <param name="Id">The record's id, if it could be read.</param>
/// <param name="Issue">The issue; its field is empty when it is not about one.</param>
public sealed record RecordIssue(int? Record, string? Id, Issue Issue)
{
    /// <summary>"Post 3 (aalborg-svejsere), feltet »year«: Skriv …"</summary>
    public override string ToString()
    {
        var place = Record is null ? "" : $"Post {Record}{(Id is null ? "" : $" ({Id})")}";
        var field = Issue.Field.Length == 0 ? "" : $", feltet »{Issue.Field}«";
        return place.Length == 0 ? Issue.Message : $"{place}{field}: {Issue.Message}";
    }
}
