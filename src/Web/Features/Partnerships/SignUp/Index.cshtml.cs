using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Partnerships.SignUp;

public sealed class IndexModel(SignUpMunicipality signUp, ContentFollower content, LetterLimits limits, Site site) : PageModel
{
    public SignUpMunicipality.View View { get; private set; } = null!;

    public TypedForm Form { get; private set; } = TypedForm.Of();

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public string? Done { get; private set; }

    /// <summary>Whether the account may act for its municipality here.</summary>
    public bool IsContact => View.Municipality is not null && User.Is(AccountRole.MunicipalityContact);

    public IEnumerable<Choice> TargetGroups => View.Partnership.Content.TargetGroups.Select(id => content.Current.Catalogue.TargetGroups.GetValueOrDefault(id)).OfType<Domain.Vocabularies.TargetGroup>().Select(group => new Choice(group.Id, group.Name));

    public IEnumerable<Choice> Series => content.Current.Figures.All.Where(table => !table.Series.IsNational).Select(table => new Choice(table.Series.Id, table.Series.Title));

    public async Task<IActionResult> OnGetAsync(string? slug, [FromQuery(Name = "besked")] string? done, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        Done = done;
        var terms = View.Own?.Terms;
        Form = TypedForm.Of(
            ("target_groups", terms?.TargetGroups.ToArray() ?? []), ("aim", terms?.Aim), ("contact_role", terms?.ContactRole), ("contact_email", terms?.ContactEmail ?? User.Email()),
            ("sponsor_role", terms?.SponsorRole), ("sponsor_email", terms?.SponsorEmail), ("series", terms?.Series.ToArray() ?? []), ("digest", terms?.WantsDigest == false ? "" : "true"), ("version", $"{View.Own?.Version ?? 0}"));
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string? slug, CancellationToken cancellationToken) =>
        ActAsync(slug, contact => signUp.SaveAsync(View, Form, contact, MaySendAsync, cancellationToken), "tilmeldt", cancellationToken);

    public Task<IActionResult> OnPostRemindAsync(string? slug, CancellationToken cancellationToken) =>
        ActAsync(slug, contact => signUp.RemindSponsorAsync(View, contact, MaySendAsync, cancellationToken), "sendt", cancellationToken);

    private Task<bool> MaySendAsync(AppDbContext db) => limits.AllowsAsync(db, "sponsor", HttpContext, HttpContext.RequestAborted);

    private async Task<IActionResult> ActAsync(string? slug, Func<SignUpMunicipality.Contact, Task<IReadOnlyList<Issue>>> act, string done, CancellationToken cancellationToken)
    {
        if (!await FindAsync(slug, cancellationToken))
        {
            return NotFound();
        }

        Form = TypedForm.Sent(Request.Form);
        if (!IsContact)
        {
            return this.Invalid();
        }

        Issues = await act(new(User.MunicipalityCode()!, User.Email(), site.Address));
        return Issues.Count == 0 ? Redirect($"{PartnershipLinks.SignUp(slug!)}?besked={done}") : this.Invalid();
    }

    private async Task<bool> FindAsync(string? slug, CancellationToken cancellationToken)
    {
        if (await signUp.FindAsync(slug, User.MunicipalityCode(), cancellationToken) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }
}
