using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Partnerships;

public sealed class IndexModel(GetPartnerships get) : PageModel
{
    public IReadOnlyList<GetPartnerships.View> Partnerships { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Partnerships = await get.ListAsync(cancellationToken);
}
