using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class GoalPageModel(Goals goals, WorkspaceWriter writer) : WorkspacePage(writer)
{
    [FromRoute]
    public int Id { get; init; }

    public GoalCourse Course { get; private set; } = null!;

    public Enrolment Whose { get; private set; } = null!;

    /// <summary>The form of the goal itself: as typed when it was sent, else as it stands.</summary>
    public TypedForm GoalForm { get; private set; } = null!;

    /// <summary>Whether the form that was sent was the one for a figure.</summary>
    public bool IsReading { get; private set; }

    public bool IsOwn => !Member.IsKl && Member.Owns(Whose.Id) && Member.IsAtWork;

    public IEnumerable<Choice> Series => goals.Series.Select(table => new Choice(table.Series.Id, table.Series.Title));

    public IReadOnlyList<Issue> GoalIssues => IsReading ? [] : Issues;

    public IReadOnlyList<Issue> ReadingIssues => IsReading ? Issues : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await goals.FindAsync(Member, Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        (Course, Whose) = found;
        GoalForm = HttpMethods.IsPost(Request.Method) && !IsReading ? Form : Goals.FormOf(Course.Goal);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DoAsync(goals.ChangeAsync(Member, Id, Form, cancellationToken), PartnershipLinks.Goal(Slug, Id), cancellationToken);

    public Task<IActionResult> OnPostEnterAsync(CancellationToken cancellationToken)
    {
        IsReading = true;
        return DoAsync(goals.EnterAsync(Member, Id, Form, cancellationToken), PartnershipLinks.Goal(Slug, Id), cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => DoAsync(goals.RemoveAsync(Member, Id, cancellationToken), PartnershipLinks.Goals(Slug), cancellationToken);

    private Task<IActionResult> DoAsync(Task<IReadOnlyList<Issue>> act, string onward, CancellationToken cancellationToken) => ActAsync(act, onward, async () =>
    {
        if (await OnGetAsync(cancellationToken) is not PageResult && Member.Own is { } own)
        {
            // What was typed stays on the screen even when the goal is gone.
            var deleted = new Goal { Text = "Målet er slettet", Target = 0, TargetOn = default, CreatedAt = default };
            (Course, Whose, GoalForm) = (GoalCourse.Of(deleted, null, own.MunicipalityCode), own, IsReading ? TypedForm.Of() : Form);
        }

        return Course is null ? NotFound() : Page();
    });
}
