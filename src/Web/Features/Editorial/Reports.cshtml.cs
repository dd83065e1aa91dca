using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Editorial;

public sealed class ReportsModel(HandleReports reports) : PageModel
{
    public IReadOnlyList<HandleReports.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Rows = await reports.ListAsync(cancellationToken);
}
