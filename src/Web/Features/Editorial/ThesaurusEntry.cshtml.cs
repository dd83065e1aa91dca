using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class ThesaurusEntryModel(EditThesaurus thesaurus) : PageModel
{
    /// <summary>The entry that is edited; null for a new one.</summary>
    [BindProperty(Name = "ord", SupportsGet = true)]
    public string? Before { get; set; }

    public ThesaurusForm Form { get; private set; } = new();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "synonym")] string? synonym, CancellationToken cancellationToken)
    {
        Form.Equivalent = synonym;
        if (Before is not null)
        {
            if (await thesaurus.FindAsync(Before, cancellationToken) is not { } entry)
            {
                return NotFound();
            }

            Form = ThesaurusForm.Of(entry);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(ThesaurusForm form, CancellationToken cancellationToken)
    {
        Form = form;
        Issues = await thesaurus.SaveAsync(form.ToEntry(), Before, cancellationToken);
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Thesaurus, "ord-gemt"));
        }

        if (Before is null && await thesaurus.WithKnownAsync(form.ToEntry(), cancellationToken) is { } known)
        {
            // Nobody need look it up: what is known and what was typed stand together, to be saved or not.
            (Before, Form) = (known.Term, ThesaurusForm.Of(known));
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
}
