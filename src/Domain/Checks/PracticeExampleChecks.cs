using System.Text.RegularExpressions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Domain.Checks;

/// <summary>All text checks of an example, each issue with the field's name of <see cref="PracticeExampleRequirements"/>.</summary>
public static partial class PracticeExampleChecks
{
    /// <summary>What the texts of an example hold. In lists, places count from the first line of all lines joined.</summary>
    public static IReadOnlyList<Issue> Check(PracticeExampleContent content)
    {
        var issues = Texts(content).SelectMany(text => TextChecks.Check(text.Field, text.Text));
        if (content.ResultFigures.Count > 0)
        {
            // The figure that the claim lacks stands in the list of figures.
            issues = issues.Where(issue => issue.Code != "effect-without-figure");
        }

        // Sources, addresses and file names are as they are; what must not be in them is the same.
        var names = new[]
        {
            ("source_title", content.Source?.Title), ("source_publisher", content.Source?.Publisher), ("source_url", content.Source?.Url),
            ("contact_mailbox", content.ContactMailbox), ("video_url", content.VideoUrl), ("attachments", string.Join('\n', content.Attachments.Select(attachment => attachment.Name))),
        }
            .SelectMany(text => TextChecks.Check(text.Item1, text.Item2 ?? ""))
            .Where(issue => issue.Code == "cpr");

        return [.. issues, .. names, .. content.ResultFigures.Where(figure => !figure.IsExpected && Expected().IsMatch($"{figure.Measure} {figure.Unit} {figure.Period}")).Select(figure =>
            new Issue("result_figures", $"Fjern tallet for {Danish.Quoted(figure.Measure)} fra resultaterne, til det er målt, og skriv forventningen i teksten.", "expected-as-measured", IssueSeverity.Warn))];
    }

    private static IEnumerable<(string Field, string Text)> Texts(PracticeExampleContent content) =>
        new (string Field, string? Text)[]
        {
            ("title", content.Title),
            ("summary", content.Summary),
            ("target_group", content.TargetGroupText),
            ("challenge", content.Challenge),
            ("approach", content.Approach),
            ("results", content.Results),
            ("participants_say", content.ParticipantsSay),
            ("stopped_because", content.StoppedBecause),
            ("what_was_hard", content.WhatWasHard),
            ("advice", string.Join('\n', content.Advice)),
            ("resources", content.Resources),
            ("evidence_reason", content.EvidenceReason),
            ("approved_by", content.ApprovedBy),
            ("partners", string.Join('\n', content.Partners)),
            ("result_figures", string.Join('\n', content.ResultFigures.Select(figure => $"{figure.Measure}; {figure.Unit}; {figure.Period}{(figure.Outcome?.Source is { } source ? $"; {source}" : "")}"))),
        }
        .Where(text => !string.IsNullOrWhiteSpace(text.Text))
        .Select(text => (text.Field, text.Text!));

    [GeneratedRegex(@"\b(?:forvent\w*|målsætning|måltal|mål for|estimer\w*|anslå\w*|potentiale)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Expected();
}
