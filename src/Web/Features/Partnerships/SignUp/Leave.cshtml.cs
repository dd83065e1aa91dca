using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.SignUp;

public sealed class LeaveModel(SignUpMunicipality signUp, Site site) : PageModel
{
    public SignUpMunicipality.View View { get; private set; } = null!;

    public TypedForm Form { get; private set; } = TypedForm.Of();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken) =>
        await FindAsync(slug, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        Form = TypedForm.Sent(Request.Form);
        Issues = await signUp.LeaveAsync(View, Form, new(User.MunicipalityCode()!, User.Email(), site.Address), cancellationToken);
        return Issues.Count == 0 ? Redirect($"{PartnershipLinks.SignUp(slug!)}?besked=ude") : this.Invalid();
    }

    // Only who can sign up can leave.
    private async Task<bool> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (!User.Is(AccountRole.MunicipalityContact) || await signUp.FindAsync(slug, User.MunicipalityCode(), cancellationToken) is not { Own: not null } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
