using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[EnableRateLimiting(RequestLimits.Codes)]
public sealed class CodeModel(ConfirmEmail confirm, SendDraft send, Site site) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    /// <summary>"filer": files are added afterwards; otherwise the draft is sent.</summary>
    [FromQuery(Name = "til")]
    public string? Onward { get; set; }

    [BindProperty(Name = "kode")]
    public string? Code { get; set; }

    /// <summary>Set by the button that asks for another code.</summary>
    [BindProperty(Name = "ny")]
    public string? Again { get; set; }

    public string? Email { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool ThenFiles => Onward == "filer";

    public async Task OnGetAsync(CancellationToken cancellationToken) => (Email, _) = await confirm.StateAsync(Token, HttpContext.Sender(site), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Again is not null)
        {
            CodeCookie.Set(HttpContext, await confirm.SendCodeAsync(Token, cancellationToken));
            return Redirect(ShareLinks.Code(Token, ThenFiles));
        }

        var codeId = CodeCookie.Read(HttpContext);
        if (await confirm.TryAsync(Token, codeId, Code, cancellationToken) is { } issue)
        {
            Issues = [issue];
            await OnGetAsync(cancellationToken);
            return this.Invalid();
        }

        CodeCookie.Remove(HttpContext);
        ProofCookie.Set(HttpContext, codeId);
        if (ThenFiles)
        {
            return Redirect(ShareLinks.Files(Token));
        }

        // What has come to be in the way meanwhile, the draft's page tells.
        var outcome = await send.RunAsync(Token, typedEmail: null, HttpContext.Sender(site) with { ProvenCode = codeId }, cancellationToken);
        return Redirect(outcome.Issues.Count == 0 ? ShareLinks.DraftAfter(Token, DraftNotice.Sent) : ShareLinks.Draft(Token));
    }
}
