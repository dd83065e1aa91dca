using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.Municipalities;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Home;

public sealed class IndexModel(ListPracticeExamples list, ListMunicipalities municipalities, TimeProvider clock) : PageModel
{
    private const int NewestShown = 6;

    public Catalogue Catalogue => list.Catalogue;

    public IEnumerable<Theme> SignpostThemes => Catalogue.Themes.Values.Where(theme => theme.Group == ThemeGroup.WorkObligation && IsFresh(theme.ReviewDueOn));

    public IEnumerable<Theme> OtherThemes => Catalogue.Themes.Values.Where(theme => theme.Group == ThemeGroup.Employment && IsFresh(theme.ReviewDueOn));

    public IEnumerable<EffortType> Efforts => Catalogue.EffortTypes.Values.Where(effort => effort.Stance != EffortStance.Unmentioned && IsFresh(effort.ReviewDueOn));

    public int Total { get; private set; }

    public IReadOnlyList<ExampleRow> Newest { get; private set; } = [];

    public ListMunicipalities.View Municipalities { get; } = municipalities.All();

    public void OnGet()
    {
        var found = list.Find(new() { Query = SearchQuery.Parse(null), Sort = SearchSort.Newest, Size = NewestShown, IsFrontList = true });
        Total = found.Total;
        Newest = found.Items.Select(example => ExampleRow.Of(example, Catalogue)).ToList();
    }

    // What nobody has confirmed for long stands in its room, and not here.
    private bool IsFresh(DateOnly dueOn) => ReviewCycle.On(DanishTime.DayOf(clock.GetUtcNow().UtcDateTime), dueOn) != Freshness.Stale;
}
