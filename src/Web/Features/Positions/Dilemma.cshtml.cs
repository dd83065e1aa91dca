using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Positions;

namespace Vejviser.Web.Features.Positions;

/// <summary>One dilemma with its consultations: what municipalities answered, and what the editors read in it.</summary>
public sealed class DilemmaModel(GetPositions get, TimeProvider clock) : PageModel
{
    public GetPositions.View View { get; private set; } = null!;

    public Dilemma Dilemma { get; private set; } = null!;

    public GetPositions.Outcome? Outcome => View.Outcomes.GetValueOrDefault(Dilemma.Id);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<GetPositions.PublicConsultation> Consultations => Outcome?.Consultations ?? [];

    /// <summary>Whether it stands in the newest version.</summary>
    public bool IsStill => View.Content.KindOf(Dilemma.Id) is not null;

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string? slug, string? dilemma, CancellationToken cancellationToken)
    {
        if (await get.FindAsync(slug, null, cancellationToken) is not { } view || view.Paper.FindDilemma(dilemma ?? "") is not { } found)
        {
            return NotFound();
        }

        (View, Dilemma) = (view, found);
        return Page();
    }
}
