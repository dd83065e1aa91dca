using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.PracticeExamples;

/// <summary>What an example must hold; the same list for forms, imports and the publish panel.</summary>
public static class PracticeExampleRequirements
{
    public const int MaxTitle = 200;
    public const int MaxSummary = 1_000;
    public const int MaxLine = 500;
    public const int MaxText = 20_000;
    public const int MaxItems = 40;
    public const int MaxPeople = 1_000_000;
    public const int MaxMonths = 240;
    public const int MaxYears = 60;

    /// <summary>What stands between this content and being kept at all: lengths, odd characters, addresses that are none. A draft may lack anything.</summary>
    public static IReadOnlyList<Issue> ToKeep(PracticeExampleContent content)
    {
        List<Issue> issues = [];

        Text(content.Title, MaxTitle, "title");
        Text(content.Summary, MaxSummary, "summary");
        Text(content.TargetGroupText, MaxLine, "target_group");
        Text(content.Challenge, MaxText, "challenge");
        Text(content.Approach, MaxText, "approach");
        Text(content.Results, MaxText, "results");
        Text(content.ParticipantsSay, MaxText, "participants_say");
        Text(content.StoppedBecause, MaxText, "stopped_because");
        Text(content.WhatWasHard, MaxText, "what_was_hard");
        Text(content.Resources, MaxText, "resources");
        Text(content.EvidenceReason, MaxSummary, "evidence_reason");
        Text(content.ApprovedBy, MaxLine, "approved_by");
        Items(content.Partners, MaxItems, "partners");
        Items(content.Advice, 3, "advice");
        Address(content.VideoUrl, "video_url");

        if (content.ContactMailbox is { } mailbox && !WorkEmail.IsValid(mailbox))
        {
            issues.Add(new("contact_mailbox", "Skriv en hel mailadresse, for eksempel jobcenter@kommune.dk."));
        }

        if (content.Municipalities.Count > MaxItems)
        {
            issues.Add(new("municipality", $"Angiv højst {MaxItems} kommuner."));
        }

        if (content.Year is < 1990 or > 2100)
        {
            issues.Add(new("year", "Skriv et årstal mellem 1990 og 2100, eller lad feltet stå tomt."));
        }

        if (content.ResultFigures.Count > MaxItems)
        {
            issues.Add(new("result_figures", $"Angiv højst {MaxItems} tal."));
        }

        foreach (var figure in content.ResultFigures)
        {
            Required(figure.Measure, MaxLine, "result_figures", "hvad tallet måler");
            if (figure.Value is not null)
            {
                Required(figure.Unit, MaxLine, "result_figures", "tallets enhed");
            }
            else if (figure.Outcome is null)
            {
                issues.Add(new("result_figures", $"Skriv tallet for {Danish.Quoted(figure.Measure)}, eller vælg, hvad resultatet handler om.", "required"));
            }

            Text(figure.Period, MaxLine, "result_figures");
            Text(figure.Outcome?.Source, MaxLine, "result_figures");
            if (figure.Outcome is { People: < 1 or > MaxPeople } or { FollowUpMonths: < 0 or > MaxMonths })
            {
                issues.Add(new("result_figures", $"Se på {Danish.Quoted(figure.Measure)}: Antallet skal være mindst 1 og højst {Danish.Number(MaxPeople)}, og opfølgningen højst {MaxMonths} måneder."));
            }
        }

        if (content.YearsRun is < 0 or > MaxYears)
        {
            issues.Add(new("years_run", $"Skriv antal hele år, højst {MaxYears}, eller lad feltet stå tomt."));
        }

        if (content.PeopleReached is < 1 or > MaxPeople)
        {
            issues.Add(new("people_reached", "Skriv antallet af borgere, eller lad feltet stå tomt."));
        }

        if (content.Source is { } source)
        {
            Source(source);
        }

        return issues;

        void Required(string text, int max, string field, string what)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                issues.Add(new(field, $"Udfyld {what}.", "required"));
            }

            Text(text, max, field);
        }

        void Text(string? text, int max, string field)
        {
            if (text?.Length > max)
            {
                issues.Add(new(field, $"Kort teksten ned til højst {Danish.Number(max)} tegn."));
            }

            issues.AddRange(UnwritableText.Check(field, text ?? ""));
        }

        void Items(IReadOnlyList<string> items, int max, string field)
        {
            if (items.Count > max)
            {
                issues.Add(new(field, $"Angiv højst {max}."));
            }

            foreach (var item in items)
            {
                Required(item, MaxLine, field, "hver linje");
            }
        }

        void Source(SourceReference reference)
        {
            Required(reference.Title, MaxLine, "source_title", "kildens titel");
            Required(reference.Publisher, MaxLine, "source_publisher", "kildens udgiver");
            Address(reference.Url, "source_url");

            if (reference.Date is { } date && !PartialDate.IsValid(date))
            {
                issues.Add(new("source_date", "Skriv datoen som 2019, 2019-11 eller 2019-11-05."));
            }
        }

        void Address(string? text, string field)
        {
            Text(text, 2_000, field);
            if (text is not null && !WebAddress.IsValid(text))
            {
                issues.Add(new(field, "Skriv en adresse, der begynder med http:// eller https://."));
            }
        }
    }

    /// <summary>What stands between an author's draft and the editors: six things, and what <see cref="ToKeep"/> asks.</summary>
    public static IReadOnlyList<Issue> ToSubmit(PracticeExampleContent content) =>
    [
        .. ToKeep(content),
        .. Missing(
            (content.Title, "title", "Skriv en titel, der siger pointen."),
            (content.Municipalities, "municipality", "Vælg mindst én kommune."),
            (content.TargetGroupText, "target_group", "Skriv, hvem indsatsen er for."),
            (content.Approach, "approach", "Skriv, hvad I gjorde."),
            (content.WhatWasHard, "what_was_hard", "Skriv, hvad der var svært."),
            (content.ContactMailbox, "contact_mailbox", "Skriv den fællespostkasse, som spørgsmål skal sendes til.")),
    ];

    /// <summary>What stands between this content and the public. Empty when nothing does.</summary>
    public static IReadOnlyList<Issue> ToPublish(PracticeExampleContent content)
    {
        var issues = content.Provenance == Provenance.SharedByMunicipality
            ? ToSubmit(content).Concat(Missing(
                (content.Summary, "summary", "Udfyld resuméet."),
                (content.Themes, "themes", "Vælg mindst ét tema."),
                (content.EffortTypes, "effort_types", "Vælg mindst én indsatstype."),
                (content.ApprovedBy, "approved_by", "Skriv, hvilken rolle i kommunen der har godkendt eksemplet."),
                (content.ApprovedOn, "approved_on", "Skriv, hvornår kommunen godkendte eksemplet.")))
            : ToKeep(content).Concat(Missing(
                (content.Title, "title", "Udfyld titlen."),
                (content.Summary, "summary", "Udfyld resuméet."),
                (content.Municipalities, "municipality", $"Angiv mindst én og højst {MaxItems} kommuner."),
                (content.TargetGroupText, "target_group", "Udfyld målgruppen."),
                (content.Themes, "themes", "Vælg mindst ét tema."),
                (content.EffortTypes, "effort_types", "Vælg mindst én indsatstype."),
                (content.Source, "source_title", "Angiv den åbne kilde, eksemplet er samlet fra.")));

        return content.ShowsPeople && !content.HasConsent
            ? [.. issues, new("consent", "Bekræft, at alle, der kan genkendes, har givet skriftligt samtykke, eller fjern det, de kan genkendes på.")]
            : issues.ToList();
    }

    /// <summary>What an editor owes readers who sees the evidence otherwise than the rule: a reason.</summary>
    public static IReadOnlyList<Issue> ToDecide(PracticeExampleContent content) =>
        content.ProposeEvidence().Level is var proposed && proposed != content.Evidence && content.EvidenceReason is null
            ? [new("evidence_reason", $"Skriv, hvorfor evidensen er {Danish.Quoted(content.Evidence.Name())}, når reglen foreslår {Danish.Quoted(proposed.Name())}.", "required")]
            : [];

    private static IEnumerable<Issue> Missing(params IEnumerable<(object? Value, string Field, string Message)> required) => required
        .Where(one => one.Value is null or "" or System.Collections.ICollection { Count: 0 } || (one.Value is string text && string.IsNullOrWhiteSpace(text)))
        .Select(one => new Issue(one.Field, one.Message, "required"));
}
