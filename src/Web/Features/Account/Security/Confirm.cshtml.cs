using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

public sealed class ConfirmModel(GetSecondFactors get, ConfirmSession confirm, Sessions sessions) : PageModel
{
    [FromQuery(Name = "videre")]
    public string? Onward { get; set; }

    public GetSecondFactors.View Factors { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Factors = await get.OfAsync(User.ToActing(), cancellationToken);
        return User.IsStrong() && !Factors.IsEmpty ? Redirect(AccountLinks.OnwardTo(Onward)) : Page();
    }

    public async Task<IActionResult> OnPostCodeAsync([FromForm(Name = "kode")] string? code, CancellationToken cancellationToken) =>
        await AnswerAsync(await confirm.ByCodeAsync(User.ToActing(), code, cancellationToken), cancellationToken);

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "passkey")] string? answer, CancellationToken cancellationToken) =>
        await AnswerAsync(await confirm.ByPasskeyAsync(HttpContext, User.ToActing(), answer), cancellationToken);

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Issue> issues, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            await SessionAuthentication.StrengthenAsync(HttpContext, sessions);
            return Redirect(AccountLinks.OnwardTo(Onward));
        }

        Issues = issues;
        Factors = await get.OfAsync(User.ToActing(), cancellationToken);
        return this.Invalid();
    }
}
