using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

public sealed class DetailsModel(EditPartnership edit, DecideEnrolments decide, PublishRecommendations recommendations, Site site) : PageModel
{
    [FromRoute]
    public string? Slug { get; init; }

    public Partnership Partnership { get; private set; } = null!;

    public IReadOnlyList<(Enrolment Enrolment, string Municipality)> Enrolments { get; private set; } = [];

    public IReadOnlyList<Recommendation> Recommendations { get; private set; } = [];

    public TypedForm Form { get; private set; } = TypedForm.Of();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>The enrolment whose form was sent; null for none.</summary>
    public int? Sent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(Slug, cancellationToken) is not { } partnership)
        {
            return NotFound();
        }

        Partnership = partnership;
        Enrolments = await decide.ListAsync(partnership, cancellationToken);
        Recommendations = await recommendations.ListAsync(partnership, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAdmitAsync([FromForm] int id, CancellationToken cancellationToken) =>
        ActAsync(id, () => decide.AdmitAsync(Partnership, id, Editor.Behind(Request, site), cancellationToken), "optaget", cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync([FromForm] int id, CancellationToken cancellationToken) =>
        ActAsync(id, () => decide.DeclineAsync(Partnership, id, Form, Editor.Behind(Request, site), cancellationToken), "afvist", cancellationToken);

    private async Task<IActionResult> ActAsync(int id, Func<Task<IReadOnlyList<Issue>>> act, string notice, CancellationToken cancellationToken)
    {
        (Form, Sent) = (TypedForm.Sent(await Request.ReadFormAsync(cancellationToken)), id);
        if (await OnGetAsync(cancellationToken) is not PageResult)
        {
            return NotFound();
        }

        // Each municipality has a form of its own on the page.
        Issues = [.. (await act()).Select(issue => issue.Field.Length == 0 ? issue : issue with { Field = $"{issue.Field}-{id}" })];
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Partnership(Slug!), notice));
        }

        await OnGetAsync(cancellationToken);
        return this.Invalid();
    }
}
