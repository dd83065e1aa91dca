using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

public sealed class IndexModel(EditPosition edit, JudgeStatement judge, Site site) : PageModel
{
    [BindProperty(Name = "title")]
    public string? NewTitle { get; set; }

    public IReadOnlyList<PositionPaper> Papers { get; private set; } = [];

    public IReadOnlyList<DueFact> Due { get; private set; } = [];

    /// <summary>Statements that wait for the editors, the oldest first.</summary>
    public IReadOnlyList<JudgeStatement.View> Waiting { get; private set; } = [];

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>The dilemma a consultation is about.</summary>
    public string? Question(Consultation consultation) => Papers.FirstOrDefault(paper => paper.Slug == consultation.Paper)?.FindDilemma(consultation.Dilemma)?.Question;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Papers = await edit.ListAsync(cancellationToken);
        Due = DueFact.Among(Papers, edit.Today);
        Waiting = await judge.WaitingAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (var slug, Issues) = await edit.BeginAsync(NewTitle?.Trim() ?? "", Editor.Behind(Request, site), cancellationToken);
        if (slug is not null)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.PositionHead(slug), "synspunkt-begyndt"));
        }

        await OnGetAsync(cancellationToken);
        return this.Invalid();
    }
}
