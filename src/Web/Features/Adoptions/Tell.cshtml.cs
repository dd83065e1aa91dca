using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Adoptions;

public sealed class TellModel(TellAdoption tell, Site site) : PageModel
{
    [FromRoute]
    public string Slug { get; init; } = "";

    public TellAdoption.View View { get; private set; } = null!;

    public AdoptionForm Form { get; private set; } = new(null, null, "", false);

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsTold { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "meldt")] bool told, CancellationToken cancellationToken)
    {
        IsTold = told;
        return await FindAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (User.MunicipalityCode() is not { } municipality)
        {
            return Page();
        }

        Form = AdoptionForm.Sent(Request.Form);
        Issues = await tell.RunAsync(View, Form, municipality, User.AccountId(), site.Address, cancellationToken);
        return Issues.Count == 0 ? Redirect($"{AdoptionLinks.Tell(Slug)}?meldt=true") : this.Invalid();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await tell.FindAsync(Slug, User.MunicipalityCode(), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
