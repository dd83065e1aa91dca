using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A page on one paper: 404 for none, and the draft's version as the editor saw it, sent along with every form.</summary>
public abstract class PaperPage(EditPosition edit, Site site) : PageModel
{
    [FromRoute]
    public string Slug { get; init; } = "";

    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    public PositionPaper Paper { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; protected set; } = [];

    public DateOnly Today => edit.Today;

    /// <summary>The draft, or what the next begins with.</summary>
    public PositionContent Working => Paper.Working;

    protected Editor Editor => Editor.Behind(Request, site);

    /// <summary>The paper; false for none.</summary>
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(Slug, cancellationToken) is not { } paper)
        {
            return false;
        }

        Paper = paper;
        Version ??= Written(paper);
        return true;
    }

    /// <summary>The paper with a notice, or this page again with what is wrong.</summary>
    protected async Task<IActionResult> AnswerAsync(Task<IReadOnlyList<Issue>> act, string notice, CancellationToken cancellationToken)
    {
        Issues = await act;
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Position(Slug), notice));
        }

        if (Issues.Contains(EditPosition.Overtaken))
        {
            // The next time it is knowingly.
            await FindAsync(cancellationToken);
            Version = Written(Paper);
        }

        return this.Invalid();
    }

    private static string Written(PositionPaper paper) => paper.DraftVersion.ToString(CultureInfo.InvariantCulture);
}
