using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

[EnableRateLimiting(RequestLimits.Codes)]
public sealed class DraftModel(EditDraft edit, SendDraft send, AnswerEditors answers, Site site) : DraftPage(edit)
{
    [BindProperty(Name = "answer")]
    public string? Answer { get; set; }

    public AnswerEditors.View? Sent { get; private set; }

    public CaseText Text => new(Draft.Content, Edit.Catalogue);

    public IReadOnlyList<Issue> Advice => PracticeExampleChecks.Check(Draft.Content).Where(issue => issue.Severity == IssueSeverity.Warn).ToList();

    public IReadOnlyList<ChangedField> EditorsChanges => Sent is { Sent: { } sent, ToApprove: { } approve }
        ? ChangedField.Between(ExampleForm.Of(sent, Edit.Catalogue), ExampleForm.Of(approve, Edit.Catalogue))
        : [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ?? Page();

    /// <summary>Sends it, or first asks for the code that proves the address. Whoever has proved it is not asked again.</summary>
    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken)
    {
        if (await ShowAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        Issues = Draft.Email is null
            ? [.. Missing, new Issue("email", "Skriv din arbejdsmail på trin 4, så vi kan sende en kode.")]
            : Missing;
        if (Issues.Count > 0)
        {
            return this.Invalid();
        }

        if (!Draft.HasConfirmedEmail && !(User.IsSignedIn() && User.Email() == Draft.Email))
        {
            CodeCookie.Set(HttpContext, await send.AskForCodeAsync(Draft, cancellationToken));
            return Redirect($"{ShareLinks.Draft(Token)}/kode");
        }

        return await AfterAsync(await send.SendAsync(Token, Answer, site.Url(Request), cancellationToken));
    }

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken cancellationToken) =>
        await ShowAsync(cancellationToken) ?? await AfterAsync(await answers.AnswerAsync(Token, Answer, cancellationToken));

    public async Task<IActionResult> OnPostApproveAsync([FromForm(Name = "revision")] int revision, CancellationToken cancellationToken) =>
        await ShowAsync(cancellationToken) ?? await AfterAsync(await answers.ApproveAsync(Token, revision, cancellationToken));

    private async Task<IActionResult?> ShowAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(cancellationToken) is { } gone)
        {
            return gone;
        }

        Sent = await answers.ViewAsync(Draft, cancellationToken);
        return null;
    }

    private async Task<IActionResult> AfterAsync(IReadOnlyList<Issue> issues)
    {
        if (issues.Count == 0)
        {
            return Redirect(ShareLinks.Draft(Token));
        }

        Issues = issues;
        Sent = await answers.ViewAsync(Draft, HttpContext.RequestAborted);
        return this.Invalid();
    }
}
