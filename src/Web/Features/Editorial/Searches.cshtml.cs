using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.EmptySearches;

namespace Vejviser.Web.Features.Editorial;

public sealed class SearchesModel(EmptySearchLog log) : PageModel
{
    public IReadOnlyList<EmptySearch> Searches { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Searches = await log.ReadAsync(cancellationToken);
}
