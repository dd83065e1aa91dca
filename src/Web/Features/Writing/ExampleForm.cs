using System.Globalization;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Writing;

/// <summary>All fields of an example as a form holds them: text by the field's name, exactly as it was typed.</summary>
public sealed class ExampleForm
{
    /// <summary>Every field with its label, in the form's order.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new OrderedDictionary<string, string>
    {
        ["title"] = "Titel",
        ["summary"] = "Resumé",
        ["municipality"] = "Kommuner",
        ["year"] = "År",
        ["themes"] = "Temaer",
        ["effort_types"] = "Indsatstyper",
        ["target_group"] = "Målgruppen i eksemplets egne ord",
        ["target_groups"] = "Målgrupper",
        ["challenge"] = "Udfordringen",
        ["approach"] = "Det gjorde kommunen",
        ["results"] = "Resultater",
        ["result_figures"] = "Resultater i tal",
        ["years_run"] = "År, indsatsen har kørt",
        ["people_reached"] = "Borgere, der har været med",
        ["participants_say"] = "Det siger deltagerne",
        ["no_figures_yet"] = "Ingen tal endnu",
        ["stopped_because"] = "Derfor stoppede indsatsen",
        ["what_was_hard"] = "Det var svært",
        ["advice"] = "Gode råd til andre",
        ["resources"] = "Tid og penge",
        ["evidence"] = "Evidens",
        ["evidence_reason"] = "Derfor vurderer redaktionen anderledes end reglen",
        ["work_obligation"] = "Forhold til arbejdspligt",
        ["partners"] = "Samarbejdspartnere",
        ["source_title"] = "Kildens titel",
        ["source_publisher"] = "Kildens udgiver",
        ["source_url"] = "Kildens adresse",
        ["source_date"] = "Kildens dato",
        ["contact_mailbox"] = "Fællespostkasse",
        ["approved_by"] = "Godkendt i kommunen af",
        ["approved_on"] = "Godkendt den",
        ["video_url"] = "Video",
        ["shows_people"] = "Nogen kan genkendes",
        ["consent"] = "Samtykke",
        ["attachments"] = "Filer, der vises",
    };

    private readonly Dictionary<string, IReadOnlyList<string>> values;

    private ExampleForm(Dictionary<string, IReadOnlyList<string>> values) => this.values = values;

    /// <summary>What stands in a field; lists have one value a line.</summary>
    public string this[string field] => values.TryGetValue(field, out var one) ? string.Join('\n', one) : "";

    /// <summary>What is chosen in a field of several.</summary>
    public IReadOnlyList<string> Chosen(string field) => values.GetValueOrDefault(field, []);

    /// <summary>The form with something else in one field.</summary>
    public ExampleForm With(string field, IReadOnlyList<string> chosen) => new(new(values) { [field] = chosen });

    /// <summary>The form as it was sent.</summary>
    public static ExampleForm Sent(IFormCollection form) => new(Labels.Keys.ToDictionary(
        field => field,
        field => field == "result_figures"
            ? FigureRow.Sent(form).Select(row => row.ToString()).ToList()
            : (IReadOnlyList<string>)form[field].OfType<string>().Select(value => value.ReplaceLineEndings("\n")).ToList()));

    /// <summary>Some fields as they were sent, the rest as they are known: a form in steps.</summary>
    public static ExampleForm SentOver(IFormCollection form, IReadOnlyCollection<string> fields, PracticeExampleContent before, Catalogue catalogue)
    {
        var (sent, known) = (Sent(form).values, Of(before, catalogue).values);
        return new(Labels.Keys.ToDictionary(field => field, field => fields.Contains(field) ? sent[field] : known[field]));
    }

    /// <summary>The form filled with what an example says.</summary>
    public static ExampleForm Of(PracticeExampleContent content, Catalogue catalogue) => new(new()
    {
        ["title"] = [content.Title],
        ["summary"] = [content.Summary],
        ["municipality"] = [string.Join(", ", content.Municipalities.Select(code => catalogue.Municipalities[code].Name))],
        ["year"] = [content.Year?.ToString(CultureInfo.InvariantCulture) ?? ""],
        ["themes"] = content.Themes,
        ["effort_types"] = content.EffortTypes,
        ["target_group"] = [content.TargetGroupText],
        ["target_groups"] = content.TargetGroups,
        ["challenge"] = [content.Challenge ?? ""],
        ["approach"] = [content.Approach ?? ""],
        ["results"] = [content.Results ?? ""],
        ["result_figures"] = content.ResultFigures.Select(figure => FigureRow.Of(figure).ToString()).ToList(),
        ["years_run"] = [content.YearsRun?.ToString(CultureInfo.InvariantCulture) ?? ""],
        ["people_reached"] = [content.PeopleReached?.ToString(CultureInfo.InvariantCulture) ?? ""],
        ["participants_say"] = [content.ParticipantsSay ?? ""],
        ["no_figures_yet"] = Ticked(content.HasNoFiguresYet),
        ["stopped_because"] = [content.StoppedBecause ?? ""],
        ["what_was_hard"] = [content.WhatWasHard ?? ""],
        ["advice"] = [string.Join('\n', content.Advice)],
        ["resources"] = [content.Resources ?? ""],
        ["evidence"] = [content.Evidence.Id()],
        ["evidence_reason"] = [content.EvidenceReason ?? ""],
        ["work_obligation"] = [content.WorkObligation.Id()],
        ["partners"] = [string.Join('\n', content.Partners)],
        ["source_title"] = [content.Source?.Title ?? ""],
        ["source_publisher"] = [content.Source?.Publisher ?? ""],
        ["source_url"] = [content.Source?.Url ?? ""],
        ["source_date"] = [content.Source?.Date ?? ""],
        ["contact_mailbox"] = [content.ContactMailbox ?? ""],
        ["approved_by"] = [content.ApprovedBy ?? ""],
        ["approved_on"] = [content.ApprovedOn is { } day ? $"{day:yyyy-MM-dd}" : ""],
        ["video_url"] = [content.VideoUrl ?? ""],
        ["shows_people"] = Ticked(content.ShowsPeople),
        ["consent"] = Ticked(content.HasConsent),
        ["attachments"] = content.Attachments.Select(attachment => attachment.Id.ToString()).ToList(),
    });

    /// <summary>What the form says, over what is known: what it cannot change stays.</summary>
    /// <param name="before">The newest revision.</param>
    /// <param name="catalogue">The vocabularies.</param>
    /// <param name="issues">What could not be understood; what it says is then not to be kept.</param>
    public PracticeExampleContent Over(PracticeExampleContent before, Catalogue catalogue, out IReadOnlyList<Issue> issues)
    {
        List<Issue> found = [];
        // The form shows a contact or a source, as the provenance is; what it does not show stays.
        var isShared = before.Provenance == Provenance.SharedByMunicipality;
        var content = before with
        {
            Title = Line("title"),
            Summary = Line("summary"),
            Municipalities = Municipalities(),
            Year = Year(),
            Themes = Known("themes", catalogue.Themes.ContainsKey),
            EffortTypes = Known("effort_types", catalogue.EffortTypes.ContainsKey),
            TargetGroupText = Line("target_group"),
            TargetGroups = Known("target_groups", catalogue.TargetGroups.ContainsKey),
            Challenge = Text("challenge"),
            Approach = Text("approach"),
            Results = Text("results"),
            ResultFigures = FigureRow.Read(this["result_figures"], found),
            YearsRun = Count("years_run"),
            PeopleReached = Count("people_reached"),
            ParticipantsSay = Text("participants_say"),
            HasNoFiguresYet = Chosen("no_figures_yet").Count > 0,
            StoppedBecause = Text("stopped_because"),
            WhatWasHard = Text("what_was_hard"),
            Advice = Lines("advice"),
            Resources = Text("resources"),
            Evidence = EvidenceWords.WithId(this["evidence"]) ?? before.Evidence,
            EvidenceReason = Text("evidence_reason"),
            WorkObligation = PracticeExampleWords.RelationWithId(this["work_obligation"]) ?? before.WorkObligation,
            Partners = Lines("partners"),
            Source = Source(),
            ContactMailbox = !isShared ? before.ContactMailbox : Text("contact_mailbox") is { } mailbox ? WorkEmail.Normalize(mailbox) ?? mailbox : null,
            ApprovedBy = isShared ? Text("approved_by") : before.ApprovedBy,
            ApprovedOn = isShared ? ApprovedOn() : before.ApprovedOn,
            VideoUrl = Text("video_url"),
            ShowsPeople = Chosen("shows_people").Count > 0,
            HasConsent = Chosen("consent").Count > 0,
            Attachments = before.Attachments.Where(attachment => Chosen("attachments").Contains(attachment.Id.ToString())).ToList(),
        };
        issues = found;
        return content;

        string Line(string field) => string.Join(' ', this[field].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

        string? Text(string field) => this[field].Trim() is { Length: > 0 } text ? text : null;

        List<string> Lines(string field) => [.. this[field].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

        List<string> Known(string field, Func<string, bool> isKnown) => Chosen(field).Where(isKnown).Distinct().ToList();

        List<string> Municipalities()
        {
            var names = this["municipality"].Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            found.AddRange(names.Where(name => catalogue.MunicipalityNamed(name) is null).Select(name => new Issue("municipality", $"Kommunen {Danish.Quoted(name)} findes ikke; skriv navnene uden »Kommune« og med komma imellem.")));
            return names.Select(catalogue.MunicipalityNamed).OfType<Domain.Municipalities.Municipality>().Select(municipality => municipality.Code).Distinct().ToList();
        }

        int? Year()
        {
            if (Text("year") is not { } typed)
            {
                return null;
            }

            if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            {
                found.Add(new("year", "Skriv et årstal med fire cifre, eller lad feltet stå tomt."));
            }

            return year;
        }

        int? Count(string field)
        {
            if (Text(field) is not { } typed)
            {
                return null;
            }

            if (!int.TryParse(typed.Replace(".", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                found.Add(new(field, "Skriv et helt tal med cifre, eller lad feltet stå tomt."));
                return null;
            }

            return count;
        }

        DateOnly? ApprovedOn()
        {
            if (Text("approved_on") is not { } typed)
            {
                return null;
            }

            if (!DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                found.Add(new("approved_on", "Skriv datoen som 2026-03-02."));
            }

            return day;
        }

        SourceReference? Source() => isShared ? before.Source
            : Text("source_title") is null && Text("source_publisher") is null && Text("source_url") is null
            ? null
            : new(Line("source_title"), Line("source_publisher"), Text("source_url"), Text("source_date"));
    }

    private static IReadOnlyList<string> Ticked(bool isTicked) => isTicked ? ["true"] : [];
}
