using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

/// <summary>A new partnership, without a slug, or an existing one.</summary>
public sealed class EditModel(EditPartnership edit, Site site) : PageModel
{
    [FromRoute]
    public string? Slug { get; init; }

    public TypedForm Form { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IEnumerable<Choice> Dilemmas { get; private set; } = [];

    public IEnumerable<Choice> TargetGroups => edit.TargetGroups;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "dilemma")] string? dilemma, CancellationToken cancellationToken)
    {
        Dilemmas = await edit.DilemmasAsync(cancellationToken);
        if (Slug is null)
        {
            Form = TypedForm.Of(("dilemma", dilemma), ("state", PartnershipState.Open.Id()));
            return Page();
        }

        if (await edit.FindAsync(Slug, cancellationToken) is not { } partnership)
        {
            return NotFound();
        }

        Form = EditPartnership.FormOf(partnership);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (Slug is not null && await edit.FindAsync(Slug, cancellationToken) is null)
        {
            return NotFound();
        }

        Form = TypedForm.Sent(await Request.ReadFormAsync(cancellationToken));
        (var slug, Issues) = await edit.SaveAsync(Slug, Form, Editor.Behind(Request, site), cancellationToken);
        if (slug is not null)
        {
            return Redirect(EditorialLinks.Noticed(EditorialLinks.Partnership(slug), "partnerskab-gemt"));
        }

        Dilemmas = await edit.DilemmasAsync(cancellationToken);
        return this.Invalid();
    }
}
