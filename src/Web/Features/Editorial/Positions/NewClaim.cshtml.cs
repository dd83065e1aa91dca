using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>A claim that is not there yet.</summary>
public sealed class NewClaimModel(EditPosition edit, Site site) : PaperPage(edit, site)
{
    private readonly EditPosition edit = edit;

    /// <summary>The id of a <see cref="ClaimKind"/>.</summary>
    [FromRoute]
    public string Kind { get; init; } = "";

    public ClaimForm Form { get; private set; } = null!;

    public EditPosition.Offer Offer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || PositionWords.KindWithId(Kind) is not { } kind)
        {
            return NotFound();
        }

        Form = new(kind);
        Offer = await edit.OfferAsync(Form, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || PositionWords.KindWithId(Kind) is not { } kind)
        {
            return NotFound();
        }

        Form = ClaimForm.Sent(kind, await Request.ReadFormAsync(cancellationToken));
        Offer = await edit.OfferAsync(Form, cancellationToken);
        return await AnswerAsync(edit.SaveClaimAsync(Slug, Version!, Form, null, Editor, cancellationToken), "kladde-gemt", cancellationToken);
    }
}
