using System.Globalization;
using System.Text.RegularExpressions;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>One example as those who write and publish it know it: what the server has acknowledged, and so what must be there.</summary>
/// <remarks>Each save has a number that stands in every field of its step; the number tells which save a stored text came with.</remarks>
internal sealed partial class Contribution(int number)
{
    /// <summary>A word that stands in no other contribution.</summary>
    public string Word { get; } = $"{Syllable(number)}{Syllable(number / 65)}{Syllable(number / 65 / 65)}";

    public string Title => $"Besøg hos virksomheden {Word}";

    public string Email => $"{Word}@delt.example";

    /// <summary>The secret of the draft's address; null until it was told.</summary>
    public string? Token { get; set; }

    public string Draft => $"/del/kladde/{Token}";

    /// <summary>The newest save that is known to be stored, by step; 0 for none.</summary>
    public int[] Saved { get; } = new int[5];

    public bool IsSubmitted { get; set; }

    public bool IsPublished { get; set; }

    /// <summary>The example's id, once an editor has seen it.</summary>
    public string? PublicId { get; set; }

    /// <summary>Whether something happened to it since it was last read over HTTP.</summary>
    public bool IsTouched { get; set; } = true;

    public string Step(int step) => $"{Draft}/trin-{step.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The fields of a step in a save with this number.</summary>
    public (string Name, string Value)[] Fields(int step, int save) => step switch
    {
        1 => [("title", Title), ("municipality", "Aalborg"), ("target_group", Text(save)), ("summary", Text(save))],
        2 => [("approach", Text(save)), ("what_was_hard", Text(save))],
        3 => [("results", Text(save)), ("resources", Text(save))],
        _ =>
        [
            ("partners", Text(save)), ("approved_by", Text(save)), ("approved_on", "2026-02-20"), ("contact_mailbox", "jobcenter@kommune.example"),
            ("themes", "opkvalificering"), ("effort_types", "brancherettet-opkvalificering"), ("email", Email),
        ],
    };

    /// <summary>The saves that a stored step comes from: one, or it is half-stored; 0 where nothing stands.</summary>
    public IReadOnlyList<int> SavesIn(PracticeExampleContent content, int step) => Fields(content, step)
        .Select(text => Number().Match(text ?? "") is { Success: true } match && match.Groups["word"].Value == Word ? int.Parse(match.Groups["save"].Value, CultureInfo.InvariantCulture) : 0)
        .Distinct().ToList();

    /// <summary>The text of a save, as it stands in each of its fields.</summary>
    public string Text(int save) => $"Gemt som nummer {save.ToString(CultureInfo.InvariantCulture)} om {Word}.";

    private static string?[] Fields(PracticeExampleContent content, int step) => step switch
    {
        1 => [content.TargetGroupText, content.Summary],
        2 => [content.Approach, content.WhatWasHard],
        3 => [content.Results, content.Resources],
        _ => [content.Partners.SingleOrDefault(), content.ApprovedBy],
    };

    private static string Syllable(int number) => $"{"bdfgklmnprstv"[number % 13]}{"aeiou"[number / 13 % 5]}";

    [GeneratedRegex(@"^Gemt som nummer (?<save>\d+) om (?<word>\w+)\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
