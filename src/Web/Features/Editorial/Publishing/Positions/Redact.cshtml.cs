using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>A passage that must not stand anywhere any more.</summary>
public sealed class RedactModel(EditPosition edit, RedactPosition redact, Site site) : PaperPage(edit, site)
{
    [BindProperty(Name = "passage")]
    public string? Passage { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>Where the passage stands; null before anybody has asked.</summary>
    public IReadOnlyList<string>? Places { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    // Posted, though it changes nothing: the passage must not stand in an address.
    public async Task<IActionResult> OnPostFindAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Issues = RedactExample.JudgePassage(Passage);
        await FindPlacesAsync(cancellationToken);
        return Issues.Count == 0 ? Page() : this.Invalid();
    }

    public async Task<IActionResult> OnPostPassageAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await FindPlacesAsync(cancellationToken);
        return await AnswerAsync(redact.RunAsync(Slug, Passage, Reason, Editor, cancellationToken), "fjernet", cancellationToken);
    }

    private async Task FindPlacesAsync(CancellationToken cancellationToken) =>
        Places = RedactExample.JudgePassage(Passage).Count == 0 ? await redact.FindAsync(Slug, Passage!, cancellationToken) : null;
}
