using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Follow;

// The link is the key, and a site that has not got it cannot forge its address.
[IgnoreAntiforgeryToken]
public sealed class ConfirmModel(Subscriptions subscriptions) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public Subscriptions.Followed Followed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await subscriptions.FindAsync(Token, cancellationToken) is not { } followed)
        {
            return NotFound();
        }

        Followed = followed;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await subscriptions.ConfirmAsync(Token, cancellationToken);
        return Redirect(FollowLinks.Confirm(Token));
    }
}
