using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[EnableRateLimiting(RequestLimits.Codes)]
public sealed class NewModel(EditDraft edit, Site site) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public ExampleForm Form { get; private set; } = null!;

    public ExampleFormView Fields => new(Form, PracticeExampleContent.Blank, edit.Catalogue, Issues);

    public void OnGet() => Form = ExampleForm.Of(PracticeExampleContent.Blank, edit.Catalogue);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form = ExampleForm.SentOver(Request.Form, DraftSteps.Fields(1), PracticeExampleContent.Blank, edit.Catalogue);
        var content = Form.Over(PracticeExampleContent.Blank, edit.Catalogue, out var notUnderstood);
        if (notUnderstood.Count > 0)
        {
            Issues = [.. notUnderstood, .. EditDraft.Judge(content, Email)];
            return this.Invalid();
        }

        var (link, issues) = await edit.BeginAsync(content, [], Email, site.Url(Request), cancellationToken);
        if (link is null)
        {
            Issues = issues;
            return this.Invalid();
        }

        return Redirect($"{link}/trin-2");
    }
}
