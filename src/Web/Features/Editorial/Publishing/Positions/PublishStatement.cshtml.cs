using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>Makes a statement public as it was read.</summary>
public sealed class PublishStatementModel(JudgeStatement judge, EditPosition edit, Site site) : StatementPage(judge, edit, site)
{
    private readonly JudgeStatement judge = judge;

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(() => judge.PublishAsync(View, Version, Editor, cancellationToken), "svar-udgivet", cancellationToken);
}
