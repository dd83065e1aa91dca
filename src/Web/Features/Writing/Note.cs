using Vejviser.Domain;
using Vejviser.Domain.Checks;

namespace Vejviser.Web.Features.Writing;

/// <summary>What an editor writes with an act: a question, a reason, a public note.</summary>
internal static class Note
{
    public const int MaxLength = 2_000;

    /// <summary>What is wrong with it; the same for all.</summary>
    /// <param name="field">The form's field.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="missing">What to say when there is nothing.</param>
    public static IReadOnlyList<Issue> Issues(string field, string? text, string missing) =>
        string.IsNullOrWhiteSpace(text) ? [new(field, missing, "required")]
        : text.Length > MaxLength ? [new(field, $"Kort teksten ned til højst {Danish.Number(MaxLength)} tegn.")]
        : [.. UnwritableText.Check(field, text), .. TextChecks.Check(field, text).Blocks()];
}
