using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

[AllowAnonymous]
[EnableRateLimiting(RequestLimits.Codes)]
[RequestSizeLimit(CarriedForm.MaxBody)]
public sealed class SignInPageModel(SignIn signIn) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "videre", SupportsGet = true)]
    public string? Onward { get; set; }

    [BindProperty(Name = CarriedForm.Field)]
    public string? Carried { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>The code's form, when it must carry what was typed; else it has an address of its own.</summary>
    public CodeForm? Code { get; private set; }

    public IActionResult OnGet() => User.IsSignedIn() ? Redirect(AccountLinks.OnwardTo(Onward)) : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (id, issue) = await signIn.AskAsync(Email, cancellationToken);
        if (issue is not null)
        {
            Issues = [issue];
            return this.Invalid();
        }

        CodeCookie.Set(HttpContext, id);
        if (!string.IsNullOrEmpty(Carried))
        {
            Code = new([], Onward, Carried);
            return Page();
        }

        return Redirect(AccountLinks.Code + QueryString.Create("videre", AccountLinks.OnwardTo(Onward)));
    }
}
