using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Follow;

// Mail programs post here with one click (RFC 8058) and know no form's token.
[IgnoreAntiforgeryToken]
public sealed class StopModel(Subscriptions subscriptions) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public IReadOnlyList<Subscriptions.Followed> Followed { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await subscriptions.OfAsync(Token, cancellationToken) is not { } followed)
        {
            return NotFound();
        }

        Followed = followed;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "abonnement")] int? subscription, CancellationToken cancellationToken)
    {
        await subscriptions.StopAsync(Token, subscription, cancellationToken);
        if (Request.Form["List-Unsubscribe"] == "One-Click")
        {
            // A program that posts for its user follows no redirects.
            return Page();
        }

        return Redirect(FollowLinks.Stop(Token));
    }
}
