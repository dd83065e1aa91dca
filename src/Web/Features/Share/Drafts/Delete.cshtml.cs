using Microsoft.AspNetCore.Mvc;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class DeleteModel(EditDraft edit) : DraftPage(edit)
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await OpenAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        await Edit.DeleteAsync(Token, cancellationToken) ? Redirect(ShareLinks.Share) : Redirect(ShareLinks.Draft(Token));
}
