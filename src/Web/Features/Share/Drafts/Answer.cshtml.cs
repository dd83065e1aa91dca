using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class AnswerModel(AnswerEditors answer, GetDraft get) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    [BindProperty(Name = "answer")]
    public string? Typed { get; set; }

    public GetDraft.View View { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await get.OpenAsync(Token, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Issues = await answer.AnswerAsync(Token, Typed, cancellationToken);
        if (Issues.Count > 0)
        {
            await OnGetAsync(cancellationToken);
            return this.Invalid();
        }

        return Redirect(ShareLinks.DraftAfter(Token, DraftNotice.Answered));
    }
}
