using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Editorial;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A page of a draft: found by the secret in its address, and gone when the draft is.</summary>
public abstract class DraftPage(EditDraft edit) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public Draft Draft { get; protected set; } = null!;

    public IReadOnlyList<Issue> Issues { get; protected set; } = [];

    protected EditDraft Edit => edit;

    /// <summary>Opens the draft, or answers that it is gone.</summary>
    protected async Task<IActionResult?> OpenAsync(CancellationToken cancellationToken)
    {
        // The address is the key to the draft: it goes to nobody else.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await edit.OpenAsync(Token, cancellationToken) is not { } draft)
        {
            return StatusCode(StatusCodes.Status410Gone);
        }

        Draft = draft;
        return null;
    }

    /// <summary>What the six required things still lack, for the list beside the steps.</summary>
    public IReadOnlyList<Issue> Missing => SendDraft.Issues(Draft);

    public ExampleForm Filled => ExampleForm.Of(Draft.Content, edit.Catalogue);
}
