using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Partnerships;

public sealed class DetailsModel(GetPartnerships get, ContentFollower content, TimeProvider clock) : PageModel
{
    public GetPartnerships.View View { get; private set; } = null!;

    public Catalogue Catalogue => content.Current.Catalogue;

    public bool TakesSignUps => View.Partnership.TakesSignUps(DanishTime.DayOf(clock.GetUtcNow().UtcDateTime));

    /// <summary>Whether the reader may enter the workspace. Pages of signed-in readers are kept in no cache.</summary>
    public bool IsMember => User.Is(AccountRole.Editor) || (User.MunicipalityCode() is { } own && View.Participants.Any(one => one.MunicipalityCode == own));

    public IEnumerable<TargetGroup> TargetGroups(IEnumerable<string> ids) => ids.Select(id => Catalogue.TargetGroups.GetValueOrDefault(id)).OfType<TargetGroup>();

    public IEnumerable<(Municipality Municipality, GetPartnerships.Participant Participant)> Participants =>
        View.Participants.Select(one => (Catalogue.Municipalities[one.MunicipalityCode], one)).OrderBy(pair => pair.Item1.Name, Danish.Comparer);

    public int Shade(Municipality municipality) => View.Participants.Any(one => one.MunicipalityCode == municipality.Code) ? 3 : 0;

    public string Caption(Municipality municipality) => Shade(municipality) == 0 ? $"{municipality.Name}: deltager ikke" : $"{municipality.Name}: deltager";

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (await get.FindAsync(slug, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Page();
    }
}
