using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
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
        await take.RunAsync(PublicId, !Release, new(User.AccountId(), User.Role().Name(), site.Url(Request)), cancellationToken);
        return Redirect(EditorialLinks.CaseAfter(PublicId, Release ? "sluppet" : "taget"));
    }
}
