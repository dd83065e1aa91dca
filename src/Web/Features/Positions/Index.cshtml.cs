using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Positions;

public sealed class IndexModel(GetPositions get, TimeProvider clock) : PageModel
{
    public IReadOnlyList<GetPositions.View> Papers { get; private set; } = [];

    /// <summary>The consultations that municipalities can answer today, each with its question.</summary>
    public IReadOnlyList<(Consultation Consultation, string Question)> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var today = DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);
        Papers = await get.ListAsync(cancellationToken);
        Open = (await get.ConsultationsAsync(cancellationToken))
            .Where(consultation => consultation.IsOpenOn(today))
            .Select(consultation => (consultation, Papers.FirstOrDefault(view => view.Paper.Slug == consultation.Paper)?.Paper.FindDilemma(consultation.Dilemma)?.Question ?? ""))
            .Where(open => open.Item2.Length > 0)
            .ToList();
    }
}
