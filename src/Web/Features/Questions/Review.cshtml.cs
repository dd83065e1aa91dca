using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Questions;

// The link is the key: whoever has it needs no account, and a site that has not cannot forge its address.
[IgnoreAntiforgeryToken]
public sealed class ReviewModel(AnswerReview answer) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    public AnswerReview.View View { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        Issues = await answer.ConfirmAsync(Token, cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken) =>
        Redirect(await answer.ChangeAsync(Token, cancellationToken) ?? QuestionLinks.Review(Token));

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken)
    {
        Issues = await answer.EndAsync(Token, Why, cancellationToken);
        return await AnswerAsync(cancellationToken);
    }

    // Answered meanwhile, by whomever: then the page says what. Else what is wrong, with what was typed.
    private async Task<IActionResult> AnswerAsync(CancellationToken cancellationToken) =>
        Issues.Count > 0 && await answer.FindAsync(Token, cancellationToken) is { IsOpen: true } ? await ShowAsync(cancellationToken) : Redirect(QuestionLinks.Review(Token));

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await answer.FindAsync(Token, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        return Issues.Count > 0 ? this.Invalid() : Page();
    }
}
