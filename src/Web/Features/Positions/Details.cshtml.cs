using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

public sealed class DetailsModel(GetPositions get, ContentFollower content, Site site, TimeProvider clock) : PageModel
{
    public GetPositions.View View { get; private set; } = null!;

    /// <summary>The version's own address, which stays.</summary>
    public string Address => site.Url(Request) + PositionLinks.Version(View.Paper.Slug, View.Version.Number);

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        var asked = Request.Query["version"].FirstOrDefault();
        int? number = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : null;
        if ((asked is { Length: > 0 } && number is null) || await get.FindAsync(slug, number, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }

    /// <summary>The efforts a claim leads to, where they are known here.</summary>
    public IEnumerable<EffortType> Efforts(WorkingEffort works) => works.Efforts.Select(id => content.Current.Catalogue.EffortTypes.GetValueOrDefault(id)).OfType<EffortType>();
}
