using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class TakeModel(TakeExample take, Site site) : PageModel
{
    [FromRoute]
    public string PublicId { get; init; } = "";

    [BindProperty(Name = "slip")]
    public bool Release { get; set; }

    // The button stands on the case itself.
    public IActionResult OnGet() => Redirect(EditorialLinks.Case(PublicId));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await take.RunAsync(PublicId, !Release, Editor.Behind(Request, site), cancellationToken);
        return Redirect(EditorialLinks.CaseAfter(PublicId, Release ? "sluppet" : "taget"));
    }
}
