using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

public sealed class IndexModel(EditSeries edit, PublishFigures publish, Site site, TimeProvider clock) : PageModel
{
    /// <summary>What can be fetched with one click, as the button names it.</summary>
    public static IReadOnlyList<(StatBankSource Source, string Name)> Sources { get; } = [(StatBankSource.Population, "folketal (FOLK1A)"), (StatBankSource.CashBenefit, "kontanthjælp (KY16)")];

    /// <summary>All series, each with its newest period.</summary>
    public IReadOnlyList<(Series Series, Period? Newest)> Series { get; private set; } = [];

    /// <summary>What came of the fetch just asked for; null where none was.</summary>
    public FigureImport? Fetched { get; private set; }

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Series = await edit.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostFetchAsync([FromForm(Name = "table")] string? table, CancellationToken cancellationToken)
    {
        if (Sources.FirstOrDefault(one => one.Source.Table == table) is not { Source: { } source })
        {
            return Redirect(EditorialLinks.Figures);
        }

        Fetched = await publish.FetchAsync(source, Editor.Behind(Request, site), cancellationToken);
        Series = await edit.ListAsync(cancellationToken);
        return Fetched.Faults.Count > 0 ? this.Invalid() : Page();
    }
}
