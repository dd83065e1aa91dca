using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[EnableRateLimiting(RequestLimits.Codes)]
public sealed class CodeModel(EditDraft edit, SendDraft send, Site site) : DraftPage(edit)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "kode")] string? code, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        if (await send.ConfirmAsync(Draft, CodeCookie.Read(HttpContext), code, cancellationToken) is { } issue)
        {
            Issues = [issue];
            return this.Invalid();
        }

        CodeCookie.Remove(HttpContext);
        Issues = await send.SendAsync(Token, answer: null, site.Url(Request), cancellationToken);
        return Issues.Count == 0 ? Redirect(ShareLinks.Draft(Token)) : this.Invalid();
    }
}
