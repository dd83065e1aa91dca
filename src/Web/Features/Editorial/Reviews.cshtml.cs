using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Editorial;

public sealed class ReviewsModel(ListReviews list) : PageModel
{
    public ListReviews.View View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => View = await list.RunAsync(cancellationToken);
}
