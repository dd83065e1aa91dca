using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>One claim of the draft.</summary>
public sealed class ClaimModel(EditPosition edit, Site site) : PaperPage(edit, site)
{
    private readonly EditPosition edit = edit;

    [FromRoute]
    public string Claim { get; init; } = "";

    public ClaimForm Form { get; private set; } = null!;

    public EditPosition.Offer Offer { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Working.Claims().FirstOrDefault(one => one.Id == Claim) is not { } claim)
        {
            return NotFound();
        }

        Form = ClaimForm.Of(claim);
        Offer = await edit.OfferAsync(Form, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // One that another editor has taken out meanwhile is still known: saving it brings it back.
        if (!await FindAsync(cancellationToken) || (Working.KindOf(Claim) ?? Paper.Newest?.Content.KindOf(Claim)) is not { } kind)
        {
            return NotFound();
        }

        Form = ClaimForm.Sent(kind, await Request.ReadFormAsync(cancellationToken));
        Offer = await edit.OfferAsync(Form, cancellationToken);
        return await AnswerAsync(edit.SaveClaimAsync(Slug, Version!, Form, Claim, Editor, cancellationToken), "kladde-gemt", cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeOutAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || Working.KindOf(Claim) is not { } kind)
        {
            return NotFound();
        }

        Form = ClaimForm.Sent(kind, await Request.ReadFormAsync(cancellationToken));
        Offer = await edit.OfferAsync(Form, cancellationToken);
        return await AnswerAsync(edit.TakeOutAsync(Slug, Version!, Claim, Editor, cancellationToken), "paastand-ude", cancellationToken);
    }
}
