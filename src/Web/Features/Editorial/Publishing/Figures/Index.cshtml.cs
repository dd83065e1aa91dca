using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Figures;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

public sealed class IndexModel(EditSeries edit, TimeProvider clock) : PageModel
{
    /// <summary>All series, each with its newest period.</summary>
    public IReadOnlyList<(Series Series, Period? Newest)> Series { get; private set; } = [];

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Series = await edit.ListAsync(cancellationToken);
}
