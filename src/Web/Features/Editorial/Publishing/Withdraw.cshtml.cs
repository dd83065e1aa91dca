using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class WithdrawModel(WithdrawExample withdraw, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Withdraw];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(withdraw.RunAsync(PublicId, Note, Editor, cancellationToken), "trukket-tilbage", cancellationToken);
}
