using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class AskMunicipalitiesModel(AskForExamples ask, Site site) : PageModel
{
    [FromRoute]
    public string Theme { get; init; } = "";

    [FromRoute]
    public string TargetGroup { get; init; } = "";

    [BindProperty(Name = "kommune")]
    public IReadOnlyList<string> Codes { get; set; } = [];

    public AskForExamples.View View { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Issues = await ask.RunAsync(View, [.. Codes], Editor.Behind(Request, site), cancellationToken);
        return Issues.Count > 0 ? this.Invalid() : Redirect(EditorialLinks.Noticed(EditorialLinks.Gaps, "spurgt-kommuner"));
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await ask.FindAsync(Theme, TargetGroup, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
