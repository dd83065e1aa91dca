using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Positions;

public sealed class IndexModel(GetPositions get) : PageModel
{
    public IReadOnlyList<GetPositions.View> Papers { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Papers = await get.ListAsync(cancellationToken);
}
