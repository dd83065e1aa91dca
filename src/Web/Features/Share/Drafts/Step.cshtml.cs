using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

public sealed class StepModel(EditDraft edit, Site site) : DraftPage(edit)
{
    [FromRoute]
    public int Step { get; init; }

    [BindProperty(Name = "version")]
    public int Version { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public ExampleForm Form { get; private set; } = null!;

    /// <summary>Fields in which another tab has saved something else.</summary>
    public IReadOnlyList<ChangedField> Overtaken { get; private set; } = [];

    public ExampleFormView Fields => new(Form, Draft.Content, Edit.Catalogue, Issues);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        (Form, Version, Email) = (Filled, Draft.Version, Draft.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "derefter")] string? then, CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        Form = ExampleForm.SentOver(Request.Form, DraftSteps.Fields(Step), Draft.Content, Edit.Catalogue);
        var after = Form.Over(Draft.Content, Edit.Catalogue, out var notUnderstood);
        if (notUnderstood.Count > 0)
        {
            Issues = [.. notUnderstood, .. EditDraft.Judge(after, Email)];
            return this.Invalid();
        }

        var outcome = await Edit.SaveAsync(Token, after, Email, Version, site.Url(Request), cancellationToken);
        if (outcome.Issues.Count > 0)
        {
            Issues = outcome.Issues;
            if (outcome.IsOvertaken)
            {
                ModelState.Remove("version");
                Version = outcome.Draft!.Version;
                Overtaken = ChangedField.Between(ExampleForm.Of(outcome.Draft.Content, Edit.Catalogue), Form);
            }

            return this.Invalid();
        }

        return Redirect(then == "luk" || Step == DraftSteps.Count ? ShareLinks.Draft(Token) : ShareLinks.Step(Token, Step + 1));
    }
}
