using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.Security;

public sealed class AddPasskeyModel(GetSecondFactors get, ChangeSecondFactors change, Passkeys passkeys, Sessions sessions) : PageModel
{
    [FromQuery(Name = "videre")]
    public string? Onward { get; set; }

    [BindProperty(Name = "navn")]
    public string? Name { get; set; }

    [BindProperty(Name = "passkey")]
    public string? Answer { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Name = Device.Of(Request);
        return (await get.OfAsync(User.ToActing(), cancellationToken)).Change == GetSecondFactors.Right.Now ? Page() : Redirect(SecurityLinks.With(AccountLinks.Security, Onward));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Issues = await AddAsync(cancellationToken);
        if (Issues.Count > 0)
        {
            return this.Invalid();
        }

        await SessionAuthentication.StrengthenAsync(HttpContext, sessions);
        return Redirect(SecurityLinks.Done("passkey-tilfoejet", Onward));
    }

    private async Task<IReadOnlyList<Issue>> AddAsync(CancellationToken cancellationToken)
    {
        var name = string.IsNullOrWhiteSpace(Name) ? Device.Of(Request) : Name.Trim();
        return name.Length > ChangeSecondFactors.MaxName ? [new("navn", $"Kort navnet ned til højst {ChangeSecondFactors.MaxName} tegn.")]
            : await passkeys.ReadNewAsync(HttpContext, User.AccountId(), Answer) is { } passkey ? await change.AddPasskeyAsync(User.ToActing(), passkey, name, cancellationToken)
            : [new("", "Passkeyen blev ikke oprettet, eller der gik for lang tid. Prøv igen.")];
    }
}
