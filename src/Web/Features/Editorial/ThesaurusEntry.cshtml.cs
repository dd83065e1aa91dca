using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class ThesaurusEntryModel(EditThesaurus thesaurus) : PageModel
{
    /// <summary>The entry that is edited; null for a new one.</summary>
    [BindProperty(Name = "ord", SupportsGet = true)]
    public string? Before { get; set; }

    [BindProperty(Name = "term")]
    public string? Term { get; set; }

    [BindProperty(Name = "equivalent")]
    public string? Equivalent { get; set; }

    [BindProperty(Name = "former")]
    public string? Former { get; set; }

    [BindProperty(Name = "narrower")]
    public string? Narrower { get; set; }

    [BindProperty(Name = "related")]
    public string? Related { get; set; }

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "synonym")] string? synonym, CancellationToken cancellationToken)
    {
        Equivalent = synonym;
        if (Before is null)
        {
            return Page();
        }

        if (await thesaurus.FindAsync(Before, cancellationToken) is not { } entry)
        {
            return NotFound();
        }

        Show(entry);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var entry = Typed();
        Issues = await thesaurus.SaveAsync(entry, Before, cancellationToken);
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Thesaurus, "ord-gemt"));
        }

        if (Before is null && Issues.Any(issue => issue.Code == "taken") && await thesaurus.FindAsync(entry.Term, cancellationToken) is { } known)
        {
            // Nobody need look it up: what is known and what was typed stand together, to be saved or not.
            ModelState.Clear();
            Before = known.Term;
            Show(known with { Equivalent = [.. known.Equivalent.Union(entry.Equivalent)], Narrower = [.. known.Narrower.Union(entry.Narrower)], Related = [.. known.Related.Union(entry.Related)], Former = [.. known.Former.UnionBy(entry.Former, former => former.Term)] });
            Issues = [new("equivalent", "Ordet står allerede i ordbogen. Her er det sammen med det, du skrev; gem, hvis det er rigtigt.")];
        }

        return this.Invalid();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (Before is not null)
        {
            await thesaurus.DeleteAsync(Before, cancellationToken);
        }

        return Redirect(EditorialLinks.Noticed(EditorialLinks.Thesaurus, "ord-slettet"));
    }

    private void Show(ThesaurusEntry entry) => (Term, Equivalent, Former, Narrower, Related, Note) = (
        entry.Term,
        string.Join('\n', entry.Equivalent),
        string.Join('\n', entry.Former.Select(former => former.Until is null ? former.Term : $"{former.Term}; {former.Until}")),
        string.Join('\n', entry.Narrower),
        string.Join('\n', entry.Related),
        entry.Note);

    private ThesaurusEntry Typed() => new()
    {
        Term = Term?.Trim() ?? "",
        Equivalent = Lines(Equivalent),
        Former = Lines(Former).Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(parts => new FormerName(parts[0], parts.ElementAtOrDefault(1) is { Length: > 0 } until ? until : null)).ToList(),
        Narrower = Lines(Narrower),
        Related = Lines(Related),
        Note = string.IsNullOrWhiteSpace(Note) ? null : Note.Trim(),
    };

    private static IReadOnlyList<string> Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
}
