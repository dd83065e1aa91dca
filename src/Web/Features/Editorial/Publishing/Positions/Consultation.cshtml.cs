using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Features.Editorial.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Positions;

/// <summary>A dilemma's consultation: opened, moved, followed and summarised.</summary>
public sealed class ConsultationModel(EditPosition edit, HoldConsultation hold, JudgeStatement judge, Site site) : PaperPage(edit, site)
{
    [FromRoute]
    public string Claim { get; init; } = "";

    [BindProperty(Name = "closes_on")]
    public string? ClosesOn { get; set; }

    [BindProperty(Name = "summary")]
    public string? Summary { get; set; }

    [BindProperty(Name = "rests_on")]
    public IReadOnlyList<string> RestsOn { get; set; } = [];

    public string Question { get; private set; } = "";

    /// <summary>The newest; null for none.</summary>
    public Consultation? Consultation { get; private set; }

    public IReadOnlyList<JudgeStatement.View> Statements { get; private set; } = [];

    public IReadOnlyList<JudgeStatement.View> Published => Statements.Where(view => view.Statement.State == StatementState.Published).ToList();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
        {
            return NotFound();
        }

        Version = Consultation is null ? "" : HoldConsultation.Written(Consultation);
        ClosesOn = Consultation is { SummarisedAt: null } ? Consultation.ClosesOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        Summary = Consultation?.Summary;
        RestsOn = Consultation?.RestsOn.Select(id => id.ToString(CultureInfo.InvariantCulture)).ToList() ?? [];
        return Page();
    }

    public Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken) =>
        ActAsync(_ => hold.OpenAsync(Slug, Claim, ClosesOn, Editor, cancellationToken), "hoering-aaben", isNew: true, cancellationToken);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) =>
        ActAsync(open => hold.MoveAsync(open!.Id, Version, ClosesOn, Editor, cancellationToken), "hoering-gemt", isNew: false, cancellationToken);

    public Task<IActionResult> OnPostSummariseAsync(CancellationToken cancellationToken) =>
        ActAsync(open => hold.SummariseAsync(open!.Id, Version, Summary?.ReplaceLineEndings("\n").Trim() ?? "", RestsOn, Editor, cancellationToken), "hoering-sammenfattet", isNew: false, cancellationToken);

    private async Task<IActionResult> ActAsync(Func<Consultation?, Task<IReadOnlyList<Issue>>> act, string notice, bool isNew, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken) || (!isNew && Consultation is null))
        {
            return NotFound();
        }

        Issues = await act(Consultation);
        if (Issues.Count == 0)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Consultation(Slug, Claim), notice));
        }

        await ReadAsync(cancellationToken);
        if (Issues.Any(HoldConsultation.IsMoved))
        {
            Version = HoldConsultation.Written(Consultation!);
        }

        return this.Invalid();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Paper.FindDilemma(Claim) is not { } dilemma)
        {
            return false;
        }

        Question = dilemma.Question;
        Consultation = await hold.FindAsync(Slug, Claim, cancellationToken);
        Statements = Consultation is null ? [] : await judge.OfAsync(Consultation.Id, cancellationToken);
        return true;
    }
}
