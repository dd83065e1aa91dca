using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class AskModel(AskAuthor ask, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "question")]
    public string? Question { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Ask];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(ask.RunAsync(PublicId, Question, Editor, cancellationToken), "spurgt", cancellationToken);
}
