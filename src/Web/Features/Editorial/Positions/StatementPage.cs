using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A page on one statement; 404 for none.</summary>
public abstract class StatementPage(JudgeStatement judge, EditPosition edit, Site site) : PageModel
{
    [FromRoute]
    public string Slug { get; init; } = "";

    [FromRoute]
    public string Claim { get; init; } = "";

    [FromRoute]
    public int Id { get; init; }

    [BindProperty(Name = "version")]
    public string? Version { get; set; }

    public JudgeStatement.View View { get; private set; } = null!;

    /// <summary>The dilemma it answers.</summary>
    public string Question { get; private set; } = "";

    public IReadOnlyList<Issue> Issues { get; protected set; } = [];

    /// <summary>What the machine wonders about in the text.</summary>
    public IReadOnlyList<Issue> Doubts => [.. TextChecks.Check("role", View.Statement.Role), .. TextChecks.Check("text", View.Statement.Text)];

    protected Editor Editor => Editor.Behind(Request, site);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await edit.FindAsync(Slug, cancellationToken) is not { } paper || await judge.FindAsync(Slug, Claim, Id, cancellationToken) is not { } view)
        {
            return false;
        }

        (View, Question) = (view, paper.FindDilemma(Claim)?.Question ?? "");
        return true;
    }

    /// <summary>The consultation with a notice, or this page again with what is wrong.</summary>
    protected async Task<IActionResult> AnswerAsync(Func<Task<IReadOnlyList<Issue>>> act, string notice, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Issues = await act();
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Statement(Slug, Claim, Id), notice));
        }

        await FindAsync(cancellationToken);
        return this.Invalid();
    }
}
