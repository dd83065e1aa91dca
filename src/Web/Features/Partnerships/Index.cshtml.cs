using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships;

public sealed class IndexModel(GetPartnerships get) : PageModel
{
    public IReadOnlyList<Partnership> Partnerships { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Partnerships = await get.ListAsync(cancellationToken);
}
