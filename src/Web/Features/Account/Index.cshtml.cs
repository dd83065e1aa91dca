using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.External;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Account;

public sealed class IndexModel(GetAccount get, OpenDraft open, EndSession end, ChangeLinks links, IDataProtectionProvider protection) : PageModel
{
    public GetAccount.View Account { get; private set; } = null!;

    /// <summary>Where the account sees and stops what it follows; null where it follows nothing.</summary>
    public string? FollowAddress => Account.Follows.Count > 0 ? FollowLinks.Stop(LetterToken.Seal(protection, LetterTokenKind.Stop, Account.Account.Email)) : null;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Account = await get.OfAsync(User.ToActing(), cancellationToken);

    public async Task<IActionResult> OnPostEndSessionAsync([FromForm(Name = "session")] int session, CancellationToken cancellationToken)
    {
        if (await end.EndAsync(User.ToActing(), session, cancellationToken) is not { } issue)
        {
            return Redirect(AccountLinks.Account);
        }

        Issues = [issue];
        await OnGetAsync(cancellationToken);
        return this.Invalid();
    }

    public async Task<IActionResult> OnPostUnlinkAsync([FromForm(Name = "login")] string? provider, CancellationToken cancellationToken)
    {
        await links.RemoveAsync(User.ToActing(), provider, cancellationToken);
        return Redirect(AccountLinks.Account);
    }

    public async Task<IActionResult> OnPostOpenDraftAsync([FromForm(Name = "kladde")] int draft, CancellationToken cancellationToken) =>
        await open.LinkAsync(draft, User.AccountId(), User.Email(), cancellationToken) is { } link ? Redirect(link) : NotFound();
}
