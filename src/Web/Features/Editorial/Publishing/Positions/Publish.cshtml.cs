using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>A new version, with a word on what is new.</summary>
public sealed class PublishModel(EditPosition edit, PublishPosition publish, Site site) : PaperPage(edit, site)
{
    [BindProperty(Name = "note")]
    public string? What { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken)
        ? await AnswerAsync(publish.RunAsync(Slug, Version!, What, Editor, cancellationToken), "synspunkt-udgivet", cancellationToken)
        : NotFound();
}
