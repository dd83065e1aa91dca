using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class IndexPageModel(Goals goals, Milestones milestones, Questions questions, Meetings meetings, HelpExchange exchange, Recommendations recommendations, WorkspaceWriter writer, TimeProvider clock) : WorkspacePage(writer)
{
    private const int Shown = 5;

    public ILookup<int, GoalCourse> Goals { get; private set; } = null!;

    public IReadOnlyList<Milestone> Next { get; private set; } = [];

    public IReadOnlyList<Question> Unanswered { get; private set; } = [];

    public IReadOnlyList<Meeting> Coming { get; private set; } = [];

    /// <summary>Posts that fit one of the member's own; all that fit another, for KL.</summary>
    public IReadOnlyList<HelpExchange.Post> Matches { get; private set; } = [];

    /// <summary>Recommendations the member has not said where it stands on; all that are open, for KL.</summary>
    public IReadOnlyList<Recommendation> Awaiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Goals = await goals.ListAsync(Member, Participants, cancellationToken);
        Next = (await milestones.ListAsync(Member, cancellationToken)).Where(one => one.DoneOn is null).Take(Shown).ToList();
        Unanswered = (await questions.ListAsync(Member, cancellationToken)).Where(one => one.Answers.Count == 0).Take(Shown).ToList();
        Coming = (await meetings.ListAsync(Member, cancellationToken)).Where(one => one.EndsAt >= now).Take(Shown).ToList();
        Matches = (await exchange.ListAsync(Member, cancellationToken)).Where(post => post.Matches.Count > 0 && (Member.IsKl ? !post.Told.IsOffer : post.Told.EnrolmentId == Member.Own!.Id)).ToList();
        Awaiting = (await recommendations.ListAsync(Member, cancellationToken)).Where(one => one.State == RecommendationState.Open && (Member.IsKl || one.Standing.All(said => said.EnrolmentId != Member.Own!.Id))).ToList();
        return Page();
    }
}
