using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>A passage that must not stand anywhere in a partnership any more.</summary>
public sealed class RedactModel(EditPartnership edit, RedactPartnership redact, Site site) : PageModel
{
    [FromRoute]
    public string? Slug { get; init; }

    [BindProperty(Name = "passage")]
    public string? Passage { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public Partnership Partnership { get; private set; } = null!;

    /// <summary>Where the passage stands; null before anybody has asked.</summary>
    public IReadOnlyList<string>? Places { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(Slug, cancellationToken) is not { } partnership)
        {
            return NotFound();
        }

        Partnership = partnership;
        return Page();
    }

    // Posted, though it changes nothing: the passage must not stand in an address.
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is not PageResult)
        {
            return NotFound();
        }

        Issues = RedactExample.JudgePassage(Passage);
        await FindPlacesAsync(cancellationToken);
        return Issues.Count == 0 ? Page() : this.Invalid();
    }

    public async Task<IActionResult> OnPostPassageAsync(CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is not PageResult)
        {
            return NotFound();
        }

        await FindPlacesAsync(cancellationToken);
        Issues = await redact.RunAsync(Partnership, Passage, Reason, Editor.Behind(Request, site), cancellationToken);
        return Issues.Count == 0 ? Redirect(EditorialLinks.Noticed(EditorialLinks.Partnership(Slug!), "fjernet")) : this.Invalid();
    }

    private async Task FindPlacesAsync(CancellationToken cancellationToken) =>
        Places = RedactExample.JudgePassage(Passage).Count == 0 ? await redact.FindAsync(Partnership, Passage!, cancellationToken) : null;
}
