using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.Sponsor;

public sealed class ConfirmModel(ConfirmAsSponsor confirm, Site site) : PageModel
{
    [FromRoute]
    public string Token { get; init; } = "";

    public ConfirmAsSponsor.View View { get; private set; } = null!;

    /// <summary>Whether this very request, or the one before it, confirmed.</summary>
    public bool IsConfirmed { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>Why the user cannot confirm; null when they can, or are not signed in.</summary>
    public string? Fault => Issues is [var issue, ..] ? issue.Message : View.Closed ?? (User.IsSignedIn() ? View.Fault(User.Email()) : null);

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "bekraeftet")] bool confirmed, CancellationToken cancellationToken)
    {
        if (await confirm.FindAsync(Token, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        IsConfirmed = confirmed && view.Enrolment.SponsorConfirmedAt is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await confirm.FindAsync(Token, cancellationToken) is not { } view)
        {
            return NotFound();
        }

        View = view;
        if (!User.IsSignedIn())
        {
            return Redirect(AccountLinks.SignInAndReturn(Request.Path));
        }

        Issues = await confirm.RunAsync(view, User.Email(), site.Address, cancellationToken);
        return Issues.Count == 0 ? Redirect($"{PartnershipLinks.Sponsor(Token)}?bekraeftet=true") : this.Invalid();
    }
}
