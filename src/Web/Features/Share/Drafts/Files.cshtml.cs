using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class FilesModel(DraftFiles files, ConfirmEmail confirm, Site site) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    /// <summary>The file to take away; null for none.</summary>
    [BindProperty(Name = "remove")]
    public Guid? Remove { get; set; }

    /// <summary>Set by the button that asks for a code.</summary>
    [BindProperty(Name = "confirm")]
    public string? AsksForCode { get; set; }

    public DraftFiles.View View { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await files.OpenAsync(Token, HttpContext.Sender(site), cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (AsksForCode is not null)
        {
            Access.CodeCookie.Set(HttpContext, await confirm.SendCodeAsync(Token, cancellationToken));
            return Redirect(ShareLinks.Code(Token, thenFiles: true));
        }

        if (Remove is { } id)
        {
            await files.RemoveAsync(Token, id, cancellationToken);
        }
        else
        {
            Issues = await files.AddAsync(Token, Upload, HttpContext.Sender(site), cancellationToken);
        }

        if (Issues.Count > 0)
        {
            await OnGetAsync(cancellationToken);
            return this.Invalid();
        }

        return Redirect(ShareLinks.Files(Token));
    }
}
