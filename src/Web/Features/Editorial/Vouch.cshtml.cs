using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class VouchModel(VouchForAttachment vouch, Site site) : PageModel
{
    [FromRoute]
    public string PublicId { get; init; } = "";

    [BindProperty(Name = "fil")]
    public Guid AttachmentId { get; set; }

    [BindProperty(Name = "gennemset")]
    public bool IsLookedThrough { get; set; }

    // The tick stands on the case itself.
    public IActionResult OnGet() => Redirect(EditorialLinks.Case(PublicId));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!IsLookedThrough)
        {
            return Redirect(EditorialLinks.Case(PublicId));
        }

        return await vouch.RunAsync(PublicId, AttachmentId, new(User.AccountId(), User.Role().Name(), site.Url(Request)), cancellationToken)
            ? Redirect(EditorialLinks.CaseAfter(PublicId, "gennemset"))
            : NotFound();
    }
}
