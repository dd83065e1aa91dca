using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Editorial;

public sealed class MailModel(WatchOutbox outbox) : PageModel
{
    public WatchOutbox.View Outbox { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Outbox = await outbox.ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "id")] int id, CancellationToken cancellationToken)
    {
        await outbox.RetryAsync(id, cancellationToken);
        return Redirect(EditorialLinks.Noticed(EditorialLinks.Mail, "proev-igen"));
    }
}
