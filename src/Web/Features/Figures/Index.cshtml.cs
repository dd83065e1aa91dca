using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Figures;

public sealed class IndexModel(GetFigures get) : PageModel
{
    public IReadOnlyList<GetFigures.Summary> Series { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Series = await get.ListAsync(cancellationToken);
}
