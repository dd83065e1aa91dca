using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class QuestionsPageModel(Questions questions, WorkspaceWriter writer) : WorkspacePage(writer)
{
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Questions = await questions.ListAsync(Member, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ActAsync(questions.AskAsync(Member, Form, cancellationToken), PartnershipLinks.Questions(Slug), () => OnGetAsync(cancellationToken));
}
