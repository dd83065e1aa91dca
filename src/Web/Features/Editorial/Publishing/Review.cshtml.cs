using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class ReviewModel(ReviewExample review, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "why")]
    public string? Why { get; set; }

    [BindProperty(Name = "review_months")]
    public string? ReviewMonths { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Review];

    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => AnswerAsync(review.ConfirmAsync(PublicId, Editor, cancellationToken), "bekraeftet", cancellationToken);

    public Task<IActionResult> OnPostEndAsync(CancellationToken cancellationToken) => AnswerAsync(review.EndAsync(PublicId, Why, Editor, cancellationToken), "stoppet", cancellationToken);

    public Task<IActionResult> OnPostIntervalAsync(CancellationToken cancellationToken) => AnswerAsync(review.ReviewEveryAsync(PublicId, ReviewMonths, Editor, cancellationToken), "ny-frist", cancellationToken);
}
