using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class ApproveModel(GetApproval get, AnswerEditors answer) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    /// <summary>The revision the author has read.</summary>
    [BindProperty(Name = "revision")]
    public int Revision { get; set; }

    public GetApproval.View View { get; private set; } = null!;

    public IReadOnlyList<ChangedField> Changes => View.Changes;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await get.FindAsync(Token, cancellationToken) is not { } view)
        {
            return Redirect(ShareLinks.DraftAfter(Token, DraftNotice.Moved));
        }

        View = view;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await answer.ApproveAsync(Token, Revision, cancellationToken);
        return Redirect(ShareLinks.DraftAfter(Token, DraftNotice.Approved));
    }
}
