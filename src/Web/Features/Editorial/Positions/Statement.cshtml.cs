using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A statement to read, and to send back.</summary>
public sealed class StatementModel(JudgeStatement judge, EditPosition edit, Site site) : StatementPage(judge, edit, site)
{
    private readonly JudgeStatement judge = judge;

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(() => judge.ReturnAsync(View, Version, Reason, Editor, cancellationToken), "svar-returneret", cancellationToken);
}
