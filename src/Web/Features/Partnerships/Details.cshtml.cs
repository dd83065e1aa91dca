using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Partnerships;

public sealed class DetailsModel(GetPartnerships get, ContentFollower content) : PageModel
{
    public Partnership Partnership { get; private set; } = null!;

    public IEnumerable<TargetGroup> TargetGroups => Partnership.Content.TargetGroups.Select(id => content.Current.Catalogue.TargetGroups.GetValueOrDefault(id)).OfType<TargetGroup>();

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (await get.FindAsync(slug, cancellationToken) is not { } partnership)
        {
            return NotFound();
        }

        Partnership = partnership;
        return Page();
    }
}
