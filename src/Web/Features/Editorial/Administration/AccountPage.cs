using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>What the two pages with an account's role and municipality share.</summary>
public abstract class AccountPage(ContentFollower content) : PageModel
{
    [BindProperty(Name = "rolle")]
    public string? RoleName { get; set; }

    [BindProperty(Name = "kommune")]
    public string? MunicipalityCode { get; set; }

    [BindProperty(Name = "begrundelse")]
    public string? Why { get; set; }

    public IReadOnlyList<Issue> Issues { get; protected set; } = [];

    public IEnumerable<Choice> Municipalities => AccountForm.Municipalities(content);

    protected AccountForm Form => new(RoleName, MunicipalityCode, Why);
}
