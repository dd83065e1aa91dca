using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Partnerships.Workspace;

public sealed class QuestionPageModel(Questions questions, WorkspaceWriter writer) : WorkspacePage(writer)
{
    [FromRoute]
    public int Id { get; init; }

    public Question Question { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await questions.FindAsync(Member, Id, cancellationToken) is not { } question)
        {
            return NotFound();
        }

        Question = question;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var deleted = new Question { PartnershipId = Member.Partnership.Id, Text = "Spørgsmålet er slettet", CreatedAt = default };
        return await ActAsync(questions.AnswerAsync(Member, Id, Form, cancellationToken), PartnershipLinks.Question(Slug, Id), async () =>
        {
            // The answer stays on the screen even when its question is gone.
            Question = await questions.FindAsync(Member, Id, cancellationToken) ?? deleted;
            return Page();
        });
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        ActAsync(questions.RemoveAsync(Member, Id, cancellationToken), PartnershipLinks.Questions(Slug), () => OnGetAsync(cancellationToken));

    public Task<IActionResult> OnPostRemoveAnswerAsync([FromForm] int answer, CancellationToken cancellationToken) =>
        ActAsync(questions.RemoveAnswerAsync(Member, Id, answer, cancellationToken), PartnershipLinks.Question(Slug, Id), () => OnGetAsync(cancellationToken));
}
