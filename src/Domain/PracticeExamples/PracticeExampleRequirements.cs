using System.Text;
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

    /// <summary>What stands between this content and the public. Empty when nothing does.</summary>
    public static IReadOnlyList<Issue> ToPublish(PracticeExampleContent content)
    {
        List<Issue> issues = [];

        Required(content.Title, MaxTitle, "title", "titlen");
        Required(content.Summary, MaxSummary, "summary", "resuméet");
        Required(content.TargetGroupText, MaxLine, "target_group", "målgruppen");
        Text(content.Challenge, MaxText, "challenge");
        Text(content.Approach, MaxText, "approach");
        Text(content.Results, MaxText, "results");
        Text(content.WhatWasHard, MaxText, "what_was_hard");
        Text(content.Resources, MaxText, "resources");
        Items(content.Partners, MaxItems, "partners");
        Items(content.Advice, 3, "advice");

        if (content.Municipalities.Count is 0 or > MaxItems)
        {
            issues.Add(new("municipality", $"Angiv mindst én og højst {MaxItems} kommuner.", "required"));
        }

        if (content.Themes.Count == 0)
        {
            issues.Add(new("themes", "Vælg mindst ét tema.", "required"));
        }

        if (content.EffortTypes.Count == 0)
        {
            issues.Add(new("effort_types", "Vælg mindst én indsatstype.", "required"));
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
            Required(figure.Unit, MaxLine, "result_figures", "tallets enhed");
            Text(figure.Period, MaxLine, "result_figures");
        }

        if (content.Provenance == Provenance.CollectedByEditors && content.Source is null)
        {
            issues.Add(new("source_title", "Angiv den åbne kilde, eksemplet er samlet fra.", "required"));
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

            if (text?.EnumerateRunes().Any(IsUnwritable) == true)
            {
                issues.Add(new(field, "Fjern styretegn og ødelagte tegn fra teksten."));
            }
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
            Text(reference.Url, 2_000, "source_url");
            if (reference.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"))
            {
                issues.Add(new("source_url", "Skriv en adresse, der begynder med http:// eller https://."));
            }

            if (reference.Date is { } date && !PartialDate.IsValid(date))
            {
                issues.Add(new("source_date", "Skriv datoen som 2019, 2019-11 eller 2019-11-05."));
            }
        }
    }

    // XML, and so the feeds, can hold none of these; halves of surrogate pairs are read as the replacement character.
    private static bool IsUnwritable(Rune letter) =>
        (Rune.IsControl(letter) && letter.Value is not ('\n' or '\r' or '\t')) || letter == Rune.ReplacementChar || letter.Value is 0xFFFE or 0xFFFF;
}
