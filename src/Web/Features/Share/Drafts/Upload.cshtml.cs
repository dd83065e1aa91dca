using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[RequestSizeLimit(UploadLimits.MaxBody)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimits.MaxBody)]
public sealed class UploadModel(ImportDraft import, Site site) : PageModel
{
    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    /// <summary>The sender's address, when an editor uploads what was mailed to them.</summary>
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsForOthers => User.Is(AccountRole.Editor);

    public IReadOnlyList<MarkedPlace> Places => MarkedPlace.Of("text", Text?.ReplaceLineEndings("\n"), Issues);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (var token, Issues) = await import.RunAsync(Upload, Text, IsForOthers ? Email : null, site.Address, cancellationToken);
        return token is null ? this.Invalid() : Redirect(ShareLinks.Step(token, 1));
    }
}
