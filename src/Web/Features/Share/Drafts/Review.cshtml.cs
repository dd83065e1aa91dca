using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class ReviewModel(GetDraft get, SendDraft send, Site site) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [FromQuery(Name = "besked")]
    public string? Notice { get; set; }

    public GetDraft.View View { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await get.OpenAsync(Token, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await send.RunAsync(Token, Email, HttpContext.Sender(site), cancellationToken);
        if (outcome.CodeId is { } code)
        {
            CodeCookie.Set(HttpContext, code);
            return Redirect(ShareLinks.Code(Token, thenFiles: false));
        }

        if (outcome.Issues.Count > 0)
        {
            Issues = outcome.Issues;
            View = await get.OpenAsync(Token, cancellationToken);
            return this.Invalid();
        }

        return Redirect(ShareLinks.DraftAfter(Token, DraftNotice.Sent));
    }
}
