using System.Runtime.CompilerServices;
using System.Text.Json;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data.PracticeExamples;

/// <summary>Reads the exchange format for examples: a JSON array of records, as in <c>content/eksempler.json</c>.</summary>
/// <remarks>
/// A record may also carry <c>target_groups</c>, <c>what_was_hard</c>, <c>advice</c>, <c>resources</c>, <c>work_obligation</c>,
/// <c>years_run</c>, <c>people_reached</c>, <c>participants_say</c> and <c>evidence_reason</c>; where they are absent, what is already known is kept.
/// A figure may say what it tells of the effect; when none in the record does, what is known is kept: <c>"outcome": { "kind", "direction", "design", "baseline", "people", "follow_up_months", "source" }</c>.
/// A field nobody knows is a fault: nothing is dropped in silence.
/// </remarks>
internal sealed class PracticeExampleFile(Catalogue catalogue)
{
    private static readonly HashSet<string> Fields =
    [
        "id", "title", "municipality", "year", "themes", "target_group", "target_groups", "effort_types", "summary", "challenge",
        "approach", "results", "result_figures", "evidence", "partners", "source_title", "source_publisher", "source_url", "source_date",
        "what_was_hard", "advice", "resources", "work_obligation", "years_run", "people_reached", "participants_say", "evidence_reason",
    ];

    private static readonly HashSet<string> FigureFields = ["measure", "value", "unit", "period", "expected", "outcome"];

    private static readonly HashSet<string> OutcomeFields = ["kind", "direction", "design", "baseline", "people", "follow_up_months", "source"];

    /// <summary>Reads record by record, so that memory stays flat however long the file is.</summary>
    /// <param name="file">A seekable stream of JSON.</param>
    /// <param name="withTextChecks">Whether the texts are checked too; once is enough for a file that is read twice.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="JsonException">The file is not a JSON array.</exception>
    public async IAsyncEnumerable<ReadRecord> ReadAsync(Stream file, bool withTextChecks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        await foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, cancellationToken: cancellationToken))
        {
            yield return Read(++number, element, withTextChecks);
        }

        if (number == 0)
        {
            await RefuseNullAsync(file, cancellationToken);
        }
    }

    private ReadRecord Read(int number, JsonElement element, bool withTextChecks)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new(number, null, null, [new("", "Hver post skal være et objekt i krølleparenteser.")]);
        }

        var record = new JsonRecord(element);
        if (!record.HasOnly(Fields))
        {
            return new(number, null, null, record.Faults);
        }

        var id = record.Text("id");
        if (!Slug.IsValid(id) && record.Faults.All(fault => fault.Field != "id"))
        {
            record.Fault("id", $"Skriv et id på højst {Slug.MaxLength} tegn med a–z, 0–9 og bindestreg.");
        }

        if (id is not null && PracticeExample.IsReserved(id))
        {
            record.Fault("id", "Id'et er optaget af en anden side; vælg et andet.");
        }

        var targetGroupText = record.Text("target_group") ?? "";
        var content = new PracticeExampleContent
        {
            Title = record.Text("title") ?? "",
            Summary = record.Text("summary") ?? "",
            Municipalities = record.Ids("municipality", name => catalogue.MunicipalityNamed(name)?.Code, "Kommunen {0} findes ikke."),
            Year = record.Integer("year"),
            Themes = record.Ids("themes", theme => catalogue.Themes.ContainsKey(theme) ? theme : null, "Temaet {0} findes ikke."),
            EffortTypes = record.Ids("effort_types", effort => catalogue.EffortTypes.ContainsKey(effort) ? effort : null, "Indsatstypen {0} findes ikke."),
            TargetGroupText = targetGroupText,
            TargetGroups = record.Has("target_groups")
                ? record.Ids("target_groups", group => catalogue.TargetGroups.ContainsKey(group) ? group : null, "Målgruppen {0} findes ikke.")
                : catalogue.TargetGroupsWithPhrase(targetGroupText),
            Challenge = record.Text("challenge"),
            Approach = record.Text("approach"),
            Results = record.Text("results"),
            ResultFigures = record.Objects("result_figures").Select(Figure).ToList(),
            YearsRun = record.Integer("years_run"),
            PeopleReached = record.Integer("people_reached"),
            ParticipantsSay = record.Text("participants_say"),
            EvidenceReason = record.Text("evidence_reason"),
            WhatWasHard = record.Text("what_was_hard"),
            Advice = record.Texts("advice"),
            Resources = record.Text("resources"),
            Evidence = record.Id("evidence", EvidenceWords.WithId, "Evidensen {0} findes ikke.") ?? EvidenceLevel.NotAssessed,
            WorkObligation = record.Id("work_obligation", PracticeExampleWords.RelationWithId, "Forholdet til arbejdspligt {0} findes ikke.") ?? WorkObligationRelation.NotAssessed,
            Provenance = Provenance.CollectedByEditors,
            Partners = record.Texts("partners"),
            Source = record.Text("source_title") is { } title
                ? new SourceReference(title, record.Text("source_publisher") ?? "", record.Text("source_url"), record.Text("source_date"))
                : null,
        };

        var issues = record.Faults.Count > 0 ? record.Faults : PracticeExampleRequirements.ToPublish(content);
        if (withTextChecks)
        {
            issues = [.. issues, .. TextChecks.Check("id", id ?? ""), .. PracticeExampleChecks.Check(content)];
        }

        return new(number, id is null ? null : CprNumbers.Mask(id, CprNumbers.Find(id)), issues.Blocks().Count == 0 ? new ImportedExample(id!, content, record.Has) : null, issues);
    }

    private static ResultFigure Figure(JsonRecord figure)
    {
        if (!figure.HasOnly(FigureFields))
        {
            return new("", 0, "", null);
        }

        var value = figure.OptionalNumber("value");
        var outcome = figure.Object("outcome") is { } told ? Outcome(told, figure) : null;
        if (!figure.Has("value") && !figure.Has("outcome"))
        {
            figure.Fault("value", "Skriv et tal uden anførselstegn.");
        }

        return new(figure.Text("measure") ?? "", value, figure.Text("unit") ?? "", figure.Text("period"), figure.Flag("expected")) { Outcome = outcome };
    }

    private static Outcome? Outcome(JsonRecord outcome, JsonRecord figure)
    {
        if (!outcome.HasOnly(OutcomeFields))
        {
            return null;
        }

        var kind = outcome.Id("kind", OutcomeWords.KindWithId, "Udbyttet {0} findes ikke.");
        var direction = outcome.Id("direction", OutcomeWords.DirectionWithId, "Retningen {0} findes ikke.");
        var design = outcome.Id("design", OutcomeWords.DesignWithId, "Opgørelsen {0} findes ikke.");
        if (kind is null || direction is null || design is null)
        {
            // Words nobody knows are told where they stand.
            return outcome.Has("kind") && outcome.Has("direction") && outcome.Has("design") ? null : figure.Fault<Outcome>("outcome", "Skriv kind, direction og design.");
        }

        return new(kind.Value, direction.Value, design.Value)
        {
            Baseline = outcome.OptionalNumber("baseline"),
            People = outcome.Integer("people"),
            FollowUpMonths = outcome.Integer("follow_up_months"),
            Source = outcome.Text("source"),
        };
    }

    // The reader takes "null" for an empty list.
    private static async Task RefuseNullAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        using var document = await JsonDocument.ParseAsync(file, cancellationToken: cancellationToken);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("Not a list.", path: null, lineNumber: 0, bytePositionInLine: 0);
        }
    }
}

/// <summary>A record as read.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Id">Its id, as far as it could be read; fit to be shown.</param>
/// <param name="Example">The example; null when the record has faults.</param>
/// <param name="Issues">What is wrong with it, or worth a second look.</param>
internal sealed record ReadRecord(int Number, string? Id, ImportedExample? Example, IReadOnlyList<Issue> Issues);

/// <summary>An example from a file.</summary>
internal sealed class ImportedExample(string id, PracticeExampleContent content, Func<string, bool> has)
{
    public string Id { get; } = id;

    /// <summary>The content, with what the file does not speak of taken from what is already known.</summary>
    public PracticeExampleContent ContentOver(PracticeExampleContent? known) => known is null ? content : content with
    {
        TargetGroups = has("target_groups") || content.TargetGroups.Count > 0 ? content.TargetGroups : known.TargetGroups,
        ResultFigures = content.ResultFigures.Any(figure => figure.Outcome is not null) ? content.ResultFigures : WithOutcomesOf(known.ResultFigures),
        YearsRun = has("years_run") ? content.YearsRun : known.YearsRun,
        PeopleReached = has("people_reached") ? content.PeopleReached : known.PeopleReached,
        ParticipantsSay = has("participants_say") ? content.ParticipantsSay : known.ParticipantsSay,
        EvidenceReason = has("evidence_reason") ? content.EvidenceReason : known.EvidenceReason,
        WhatWasHard = has("what_was_hard") ? content.WhatWasHard : known.WhatWasHard,
        Advice = has("advice") ? content.Advice : known.Advice,
        Resources = has("resources") ? content.Resources : known.Resources,
        WorkObligation = has("work_obligation") ? content.WorkObligation : known.WorkObligation,
        Provenance = known.Provenance,
    };

    // A file that says nothing on the effect keeps what is known of it, results without a figure included.
    private IReadOnlyList<ResultFigure> WithOutcomesOf(IReadOnlyList<ResultFigure> known) =>
    [
        .. content.ResultFigures.Select(figure => known.FirstOrDefault(other => other with { Outcome = null } == figure) ?? figure),
        .. known.Where(other => other.Outcome is not null && content.ResultFigures.All(figure => figure.Measure != other.Measure)),
    ];
}
