using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships;

public sealed class RecommendationModel(GetPartnerships get, RecommendationGrounds grounds) : PageModel
{
    public GetPartnerships.RecommendationView View { get; private set; } = null!;

    public RecommendationGrounds.View Grounds { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? slug, int number, CancellationToken cancellationToken)
    {
        if (await get.FindRecommendationAsync(slug, number, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        (View, Grounds) = (view, await grounds.OfAsync(view.Recommendation.Content, cancellationToken));
        return Page();
    }

    /// <summary>The municipalities with a stance, by name.</summary>
    public IReadOnlyList<(string Municipality, string? Text)> With(Stance stance) =>
        View.Stances.Where(one => one.Stance == stance).Select(one => ($"{Grounds.Municipalities[one.MunicipalityCode].FullName}{(one.TakesPart ? "" : " (deltager ikke længere)")}", one.Text)).OrderBy(one => one.Item1, Danish.Comparer).ToList();
}
