using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Editorial;

public sealed class CaseModel(GetCase get) : PageModel
{
    [FromRoute]
    public string PublicId { get; init; } = "";

    public GetCase.View View { get; private set; } = null!;

    public GetCase.Head Head => View.Head;

    public Catalogue Catalogue => get.Catalogue;

    public bool IsMine => View.AssigneeId == User.AccountId();

    public IssueList Issues => new(PublicId, View.Issues);

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await get.ViewAsync(PublicId, cancellationToken);
}
