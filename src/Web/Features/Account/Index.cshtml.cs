using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.External;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Account;

public sealed class IndexModel(GetAccount get, OpenDraft open, Sessions sessions, ChangeLinks links, IDataProtectionProvider protection) : PageModel
{
    public GetAccount.View Account { get; private set; } = null!;

    /// <summary>Where the account sees and stops what it follows; null where it follows nothing.</summary>
    public string? FollowAddress => Account.Follows.Count > 0 ? FollowLinks.Stop(LetterToken.Seal(protection, LetterTokenKind.Stop, Account.Account.Email)) : null;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Account = await get.OfAsync(User.AccountId(), cancellationToken);

    public async Task<IActionResult> OnPostEndSessionAsync([FromForm(Name = "session")] int session, CancellationToken cancellationToken)
    {
        await sessions.EndAsync(User.AccountId(), session, cancellationToken);
        return Redirect(AccountLinks.Account);
    }

    public async Task<IActionResult> OnPostUnlinkAsync([FromForm(Name = "login")] string? provider, CancellationToken cancellationToken)
    {
        await links.RemoveAsync(User.ToActing(), provider, cancellationToken);
        return Redirect(AccountLinks.Account);
    }

    public async Task<IActionResult> OnPostOpenDraftAsync([FromForm(Name = "kladde")] int draft, CancellationToken cancellationToken) =>
        await open.LinkAsync(draft, User.AccountId(), User.Email(), cancellationToken) is { } link ? Redirect(link) : NotFound();
}
