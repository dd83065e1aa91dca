using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class AddDomainModel(ChangeEmailDomains change, ContentFollower content) : PageModel
{
    [BindProperty(Name = "domaene")]
    public string? Domain { get; set; }

    [BindProperty(Name = "kommune")]
    public string? MunicipalityCode { get; set; }

    [BindProperty(Name = "begrundelse")]
    public string? Why { get; set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public IEnumerable<Choice> Municipalities => AccountForm.Municipalities(content);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        (var added, Issues) = await change.AddAsync(User.ToActing(), Domain, MunicipalityCode, Why, cancellationToken);
        return added is null ? this.Invalid() : Redirect(AdministrationLinks.Done(AdministrationLinks.Domain(added), "domaene-tilfoejet"));
    }
}
