using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class DeleteModel(DeleteDraft delete) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await delete.RunAsync(Token, cancellationToken);
        return Redirect(ShareLinks.Share);
    }
}
