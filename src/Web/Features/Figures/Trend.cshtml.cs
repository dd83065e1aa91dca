using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain.Figures;

namespace Vejviser.Web.Features.Figures;

/// <summary>A series over time: small maps in the same classes, and a table of the same.</summary>
public sealed class TrendModel(GetFigures get, ContentFollower content) : PageModel
{
    /// <summary>As many maps as can be taken in at a look.</summary>
    public const int MostPeriods = 12;

    public FigureRequest Asked { get; private set; } = null!;

    public Series Series => Asked.Map.View.Series;

    /// <summary>One for each period, oldest first, all in the classes of all of them together.</summary>
    public IReadOnlyList<FigureMap> Maps { get; private set; } = [];

    /// <summary>The periods up to which the ones before and after are shown; null where there are none.</summary>
    public (Period? Earlier, Period? Later) Others { get; private set; }

    public IActionResult OnGet(string? series)
    {
        if (FigureRequest.Read(series, Request.Query, get, content.Current.Catalogue) is not { Map.View: { Period: { } last } view } asked)
        {
            return NotFound();
        }

        Asked = asked;
        // A quarter and a month are not one picture.
        var periods = view.Table.Periods.Where(period => period.Months == last.Months).ToList();
        var end = Enumerable.Range(0, periods.Count).First(place => periods[place] == last) + 1;
        var start = Math.Max(0, end - MostPeriods);
        var shown = periods.Take(end).Skip(start).Select(period => get.Find(series, period.Id)!).ToList();
        // Rates only where every period has them: a count and a rate are not one picture.
        var perInhabitants = asked.Map.PerInhabitants && shown.TrueForAll(one => one.InhabitantsOn is not null);
        var classes = Classes.Of(shown.SelectMany(one => new FigureMap(one, perInhabitants).Ranked));
        Maps = shown.ConvertAll(one => new FigureMap(one, perInhabitants, classes));
        Others = (start > 0 ? periods[start - 1] : null, end < periods.Count ? periods[Math.Min(periods.Count, end + MostPeriods) - 1] : null);
        return Page();
    }

    /// <summary>The page that ends with a period.</summary>
    public string UpTo(Period period) => Asked.At(FigureLinks.Trend(Series.Id), period: period);
}
