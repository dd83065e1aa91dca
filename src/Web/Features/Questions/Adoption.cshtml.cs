using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Web.Features.Adoptions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Questions;

// The link is the key: whoever has it needs no account, and a site that has not cannot forge its address.
[IgnoreAntiforgeryToken]
public sealed class AdoptionModel(AnswerAdoption answer, Site site) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public AnswerAdoption.View View { get; private set; } = null!;

    public AdoptionForm Form { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = new(View.Adoption.State.Id(), null, "", false);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = AdoptionForm.Sent(Request.Form);
        Issues = View.IsOpen ? await answer.RunAsync(View, Form, site.Address, cancellationToken) : [];
        // Somebody else may have answered meanwhile: then the page says what.
        return Issues.Count > 0 && await FindAsync(cancellationToken) && View.IsOpen ? this.Invalid() : Redirect(QuestionLinks.Adoption(Token));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await answer.FindAsync(Token, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
