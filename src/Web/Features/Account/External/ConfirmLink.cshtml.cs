using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.External;

public sealed class ConfirmLinkModel(OidcProviders providers, ChangeLinks change, IDataProtectionProvider protection, TimeProvider clock) : PageModel
{
    /// <summary>Null when the browser came with no link to confirm, or too long ago.</summary>
    public OidcProvider? Provider { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Read() is not { } link)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        if (!User.IsStrong())
        {
            return Redirect(AccountLinks.ConfirmAndReturn(ExternalLinks.Confirm));
        }

        Issues = await change.JudgeAsync(User.ToActing(), link, cancellationToken) is { } issue ? [issue] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Read() is not { } link)
        {
            return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
        }

        if (await change.ConfirmAsync(User.ToActing(), link, cancellationToken) is { } issue)
        {
            Issues = [issue];
            return this.Invalid();
        }

        PendingLink.Forget(HttpContext);
        return Redirect(AccountLinks.Account);
    }

    private PendingLink? Read()
    {
        var link = PendingLink.Read(HttpContext, protection, clock.GetUtcNow().UtcDateTime);
        Provider = providers.Find(link?.Provider);
        return Provider is null ? null : link;
    }
}
