using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Positions;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

public sealed class RecommendationModel(EditPartnership edit, PublishRecommendations publish, Site site) : PageModel
{
    [FromRoute]
    public string? Slug { get; init; }

    [FromRoute]
    public int Number { get; init; }

    public Partnership Partnership { get; private set; } = null!;

    public PublishRecommendations.View View { get; private set; } = null!;

    public TypedForm Form { get; private set; } = TypedForm.Of();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public static IEnumerable<Choice> States => Enum.GetValues<ProposalState>().Select(state => new Choice(state.Id(), state.Name()));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(Slug, cancellationToken) is not { } partnership || await publish.FindAsync(partnership, Number, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        (Partnership, View) = (partnership, view);
        return Page();
    }

    public Task<IActionResult> OnPostPublishAsync(CancellationToken cancellationToken) => ActAsync(publish.PublishAsync, cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) => ActAsync(publish.TakeBackAsync, cancellationToken);

    public Task<IActionResult> OnPostFollowAsync(CancellationToken cancellationToken) => ActAsync(publish.FollowAsync, cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Partnership, int, TypedForm, Editor, CancellationToken, Task<IReadOnlyList<Issue>>> act, CancellationToken cancellationToken)
    {
        Form = TypedForm.Sent(await Request.ReadFormAsync(cancellationToken));
        if (await OnGetAsync(cancellationToken) is not PageResult)
        {
            return NotFound();
        }

        Issues = await act(Partnership, Number, Form, Editor.Behind(Request, site), cancellationToken);
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Recommendation(Slug!, Number), "anbefaling"));
        }

        await OnGetAsync(cancellationToken);
        return this.Invalid();
    }
}
