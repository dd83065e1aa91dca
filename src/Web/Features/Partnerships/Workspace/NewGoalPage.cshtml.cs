using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class NewGoalPageModel(Goals goals, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IEnumerable<Choice> Series => goals.Series.Select(table => new Choice(table.Series.Id, table.Series.Title));

    // A goal is a municipality's.
    public IActionResult OnGet() => Member.IsKl ? NotFound() : Page();

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Member.IsKl
        ? Task.FromResult<IActionResult>(NotFound())
        : ActAsync(goals.AddAsync(Member, Form, cancellationToken), PartnershipLinks.Goals(Slug), () => Task.FromResult<IActionResult>(Page()));
}
