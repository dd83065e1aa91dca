using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

/// <summary>A page for an act on one example: shown while the act is legal, answered with the case.</summary>
public abstract class ActModel(GetCase get, Site site) : PageModel
{
    [FromRoute]
    public string PublicId { get; init; } = "";

    public GetCase.Head Case { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; protected set; } = [];

    /// <summary>The acts the page is for.</summary>
    protected abstract IReadOnlyList<CaseAct> Acts { get; }

    protected Editor Editor => new(User.AccountId(), User.Role().Name(), site.Url(Request));

    public virtual async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Case = await get.HeadAsync(PublicId, cancellationToken);
        return Acts.Any(Case.Acts.Contains) ? Page() : Redirect(EditorialLinks.CaseAfter(PublicId, Notice.Moved));
    }

    /// <summary>The case with a notice, or this page again with what is wrong.</summary>
    protected async Task<IActionResult> AnswerAsync(Task<IReadOnlyList<Issue>> act, string notice, CancellationToken cancellationToken)
    {
        Issues = await act;
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.CaseAfter(PublicId, notice));
        }

        Case = await get.HeadAsync(PublicId, cancellationToken);
        return this.Invalid();
    }
}
