using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class ReturnModel(ReturnExample returnExample, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Return];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(returnExample.RunAsync(PublicId, Reason, Editor, cancellationToken), "returneret", cancellationToken);
}
