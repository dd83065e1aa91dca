using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Consultations;

public sealed class AnswerModel(AnswerDilemma answer) : PageModel
{
    [FromRoute]
    public string Slug { get; init; } = "";

    [FromRoute]
    public string Dilemma { get; init; } = "";

    public AnswerDilemma.View View { get; private set; } = null!;

    public AnswerDilemma.Form Form { get; private set; } = AnswerDilemma.Form.Of(null);

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsSent { get; private set; }

    /// <summary>What a colleague sent meanwhile; null where nobody did.</summary>
    public Statement? Colleagues => Issues.Any(AnswerDilemma.IsMoved) ? View.Sent : null;

    // Whoever else has an account in the municipality, and any editor, answers for no municipality.
    private string? Municipality => User.Is(AccountRole.MunicipalityContact) ? User.MunicipalityCode() : null;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "sendt")] bool sent, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        (IsSent, Form) = (sent && View.Sent?.State == StatementState.Sent, AnswerDilemma.Form.Of(View.Sent));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Municipality is not { } municipality)
        {
            return Page();
        }

        Form = AnswerDilemma.Form.Sent(await Request.ReadFormAsync(cancellationToken));
        Issues = await answer.RunAsync(View, Form, municipality, cancellationToken);
        if (Issues.Count == 0)
        {
            return Redirect($"{PositionLinks.Answer(Slug, Dilemma)}?sendt=true");
        }

        await FindAsync(cancellationToken);
        if (Issues.Any(AnswerDilemma.IsMoved))
        {
            // The next time it is knowingly.
            Form = Form with { Version = AnswerDilemma.Written(View.Sent) };
        }

        return this.Invalid();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await answer.FindAsync(Slug, Dilemma, Municipality, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
