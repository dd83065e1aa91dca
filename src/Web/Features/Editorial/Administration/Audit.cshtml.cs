using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class AuditModel(ListAudit list) : PageModel
{
    [FromQuery(Name = "handling")]
    public string? Act { get; set; }

    [FromQuery(Name = "side")]
    public string? Number { get; set; }

    public ListAudit.View Log { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Log = await list.FindAsync(Act, Paging.Read(Number), cancellationToken);
}
