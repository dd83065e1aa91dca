using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

// Fields of 20,000 letters, and what is pasted beyond that: it is to be answered, not refused.
[RequestSizeLimit(MaxBody)]
public sealed class StepModel(EditDraft edit, Site site) : PageModel
{
    private const int MaxBody = 8 * 1024 * 1024;

    [FromRoute]
    public string? Token { get; init; }

    [FromRoute]
    public int Step { get; init; } = 1;

    /// <summary>Where the sender wants to go: on, out, or nowhere.</summary>
    [BindProperty(Name = "go")]
    public string? Go { get; set; }

    public DraftStep View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await edit.OpenAsync(Token, Step, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var sent = StepForm.Sent(Request.Form);
        var saved = await edit.SaveAsync(Token, Step, sent, site.Address, cancellationToken);
        if (saved.Again is { } again)
        {
            View = again;
            return this.Invalid();
        }

        var token = saved.Token!;
        return Redirect(
            sent.Discarded is not null ? ShareLinks.Step(token, Step)
            : Go == "luk" ? ShareLinks.DraftAfter(token, DraftNotice.Saved)
            : Go == "filer" ? ShareLinks.Files(token)
            : Step < DraftSteps.Count ? ShareLinks.Step(token, Step + 1)
            : ShareLinks.Draft(token));
    }
}
