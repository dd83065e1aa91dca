using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Editorial;

public sealed class IndexModel(ListQueue list) : PageModel
{
    [FromQuery(Name = "tilstand")]
    public string? Filter { get; init; }

    [FromQuery(Name = "mine")]
    public bool Mine { get; init; }

    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    public ListQueue.View Queue { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Queue = await list.RunAsync(Filter, Mine ? User.AccountId() : null, Text, cancellationToken);
}
