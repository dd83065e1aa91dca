using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

public sealed class DeleteModel(DeleteAccount delete) : PageModel
{
    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await delete.DeleteAsync(User.AccountId(), cancellationToken) is { } issue)
        {
            Issues = [issue];
            return this.Invalid();
        }

        SessionAuthentication.RemoveCookie(HttpContext);
        return Redirect("/");
    }
}
