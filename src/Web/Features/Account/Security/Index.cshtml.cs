using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

public sealed class IndexModel(GetSecondFactors get, ChangeSecondFactors change) : PageModel
{
    private static readonly Dictionary<string, string> Notices = new()
    {
        ["passkey-tilfoejet"] = "Passkeyen er tilføjet, og du er bekræftet, indtil du logger ud.",
        ["app-tilfoejet"] = "Appen er tilføjet, og du er bekræftet, indtil du logger ud.",
        ["passkey-fjernet"] = "Passkeyen er fjernet.",
        ["app-fjernet"] = "Appen er fjernet.",
    };

    [FromQuery(Name = "besked")]
    public string? Message { get; set; }

    [FromQuery(Name = "videre")]
    public string? Onward { get; set; }

    public string? Notice => Notices.GetValueOrDefault(Message ?? "");

    public GetSecondFactors.View Factors { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Factors = await get.OfAsync(User.ToActing(), cancellationToken);

    public async Task<IActionResult> OnPostRemovePasskeyAsync([FromForm(Name = "id")] int id, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.RemovePasskeyAsync(User.ToActing(), id, cancellationToken), "passkey-fjernet", cancellationToken);

    public async Task<IActionResult> OnPostRemoveAppAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await change.RemoveAppAsync(User.ToActing(), cancellationToken), "app-fjernet", cancellationToken);

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Issue> issues, string done, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return Redirect(SecurityLinks.Done(done, onward: null));
        }

        (Issues, Message) = (issues, null);
        await OnGetAsync(cancellationToken);
        return this.Invalid();
    }
}
