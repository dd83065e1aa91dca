using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class RecommendationPageModel(Recommendations recommendations, RecommendationGrounds grounds, WorkspaceWriter writer) : WorkspacePage(writer)
{
    [FromRoute]
    public int Number { get; init; }

    public Recommendation Recommendation { get; private set; } = null!;

    public RecommendationGrounds.View Grounds { get; private set; } = null!;

    /// <summary>Those that have not said where they stand on the wording.</summary>
    public IEnumerable<Enrolment> Silent => Participants.Current.Where(one => Recommendation.Standing.All(said => said.EnrolmentId != one.Id));

    /// <summary>What was said of earlier wordings, newest first.</summary>
    public IEnumerable<Endorsement> Earlier => Recommendation.Endorsements.Except(Recommendation.Standing).OrderByDescending(one => one.At);

    public static IEnumerable<Choice> Stances => Enum.GetValues<Stance>().Select(stance => new Choice(stance.Id(), stance.Name()));

    public bool CanSay => Member is { IsKl: false, IsAtWork: true } && Recommendation.State == RecommendationState.Open;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await recommendations.FindAsync(Member, Number, cancellationToken) is not { } recommendation)
        {
            return NotFound();
        }

        (Recommendation, Grounds) = (recommendation, await grounds.OfAsync(recommendation.Content, cancellationToken));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(recommendations.SayAsync(Member, Number, Form, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) => DoAsync(recommendations.OpenAsync(Member, Number, cancellationToken), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, CancellationToken cancellationToken) => ActAsync(act, PartnershipLinks.RecommendationAtWork(Slug, Number), () => OnGetAsync(cancellationToken));
}
