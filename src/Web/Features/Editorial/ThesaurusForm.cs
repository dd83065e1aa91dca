using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.Editorial;

/// <summary>An entry of the thesaurus as its form holds it: lists have one word a line.</summary>
public sealed class ThesaurusForm
{
    [FromForm(Name = "term")]
    public string? Term { get; set; }

    [FromForm(Name = "equivalent")]
    public string? Equivalent { get; set; }

    [FromForm(Name = "former")]
    public string? Former { get; set; }

    [FromForm(Name = "narrower")]
    public string? Narrower { get; set; }

    [FromForm(Name = "related")]
    public string? Related { get; set; }

    [FromForm(Name = "note")]
    public string? Note { get; set; }

    public static ThesaurusForm Of(ThesaurusEntry entry) => new()
    {
        Term = entry.Term,
        Equivalent = string.Join('\n', entry.Equivalent),
        Former = string.Join('\n', entry.Former.Select(former => former.Until is null ? former.Term : $"{former.Term}; {former.Until}")),
        Narrower = string.Join('\n', entry.Narrower),
        Related = string.Join('\n', entry.Related),
        Note = entry.Note,
    };

    public ThesaurusEntry ToEntry() => new()
    {
        Term = Term?.Trim() ?? "",
        Equivalent = Lines(Equivalent),
        Former = Lines(Former).Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(parts => new FormerName(parts[0], parts.ElementAtOrDefault(1) is { Length: > 0 } until ? until : null)).ToList(),
        Narrower = Lines(Narrower),
        Related = Lines(Related),
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };

    private static List<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
}
