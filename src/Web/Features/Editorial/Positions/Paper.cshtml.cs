using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>The working copy: what differs from what readers see, and every claim.</summary>
public sealed class PaperModel(EditPosition edit, Site site) : PaperPage(edit, site)
{
    private readonly EditPosition edit = edit;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostMoveAsync([FromForm(Name = "up")] string? up, [FromForm(Name = "down")] string? down, CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? await AnswerAsync(edit.MoveAsync(Slug, Version!, up ?? down ?? "", up is not null, Editor, cancellationToken), "kladde-gemt", cancellationToken)
        : NotFound();

    public async Task<IActionResult> OnPostRestoreAsync([FromForm(Name = "claim")] string? claim, CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? await AnswerAsync(edit.RestoreAsync(Slug, Version!, claim ?? "", Editor, cancellationToken), "kladde-gemt", cancellationToken)
        : NotFound();

    public async Task<IActionResult> OnPostDropAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? await AnswerAsync(edit.DropAsync(Slug, Version!, Editor, cancellationToken), "kladde-kasseret", cancellationToken)
        : NotFound();
}
