using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class ConfirmModel(ConfirmPage confirm, Site site) : PageModel
{
    [FromRoute]
    public string Kind { get; init; } = "";

    [FromRoute]
    public string Id { get; init; } = "";

    public (string Name, string Address) Subject { get; private set; }

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!Find())
        {
            return NotFound();
        }

        await confirm.RunAsync(Kind, Id, Editor.Behind(Request, site), cancellationToken);
        return Redirect(EditorialLinks.Noticed(EditorialLinks.Reviews, "side-bekraeftet"));
    }

    private bool Find()
    {
        var found = confirm.Find(Kind, Id);
        Subject = found ?? default;
        return found is not null;
    }
}
