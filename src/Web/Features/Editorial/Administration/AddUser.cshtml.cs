using Microsoft.AspNetCore.Mvc;
using Vejviser.Data;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class AddUserModel(ChangeAccounts change, ContentFollower content) : AccountPage(content)
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (id, issues) = await change.AddAsync(User.ToActing(), Email, Form, cancellationToken);
        if (id is { } added)
        {
            return Redirect(AdministrationLinks.Done(AdministrationLinks.User(added), "oprettet"));
        }

        Issues = issues;
        return this.Invalid();
    }
}
