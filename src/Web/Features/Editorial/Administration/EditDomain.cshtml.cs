using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class EditDomainModel(ListEmailDomains list, ChangeEmailDomains change, ContentFollower content) : PageModel
{
    public static IReadOnlyList<Choice> States { get; } = [new("ja", "Ja, domænet er åbent"), new("nej", "Nej, domænet er lukket")];

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    [BindProperty(Name = "aktivt")]
    public string? Active { get; set; }

    [BindProperty(Name = "kommune")]
    public string? MunicipalityCode { get; set; }

    [BindProperty(Name = "begrundelse")]
    public string? Why { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IEnumerable<Choice> Municipalities => AccountForm.Municipalities(content);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await list.FindAsync(Name, cancellationToken) is not { } row)
        {
            return NotFound();
        }

        (Active, MunicipalityCode) = (row.IsActive ? "ja" : "nej", row.MunicipalityCode);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await list.FindAsync(Name, cancellationToken) is null)
        {
            return NotFound();
        }

        Issues = await change.SaveAsync(User.ToActing(), Name, MunicipalityCode, Active == "ja", Why, cancellationToken);
        return Issues.Count > 0 ? this.Invalid() : Redirect(AdministrationLinks.Done(AdministrationLinks.Domain(Name), "domaene-gemt"));
    }
}
