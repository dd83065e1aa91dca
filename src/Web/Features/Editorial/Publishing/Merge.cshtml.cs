using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class MergeModel(MergeExamples merge, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "into")]
    public string? Into { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Merge];

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        AnswerAsync(merge.RunAsync(PublicId, Into, Editor, cancellationToken), "sammenlagt", cancellationToken);
}
