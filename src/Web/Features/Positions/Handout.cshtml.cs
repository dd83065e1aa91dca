using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

/// <summary>A paper on two pages, to print and hand out.</summary>
public sealed class HandoutModel(GetPositions get, Site site) : PageModel
{
    public GetPositions.View View { get; private set; } = null!;

    public string Address => site.Url(Request) + PositionLinks.Version(View.Paper.Slug, View.Version.Number);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (await get.FindAsync(slug, null, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
