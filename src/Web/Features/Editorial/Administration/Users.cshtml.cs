using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class UsersModel(ListAccounts list) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "rolle")]
    public string? RoleName { get; set; }

    [FromQuery(Name = "side")]
    public string? Number { get; set; }

    public AccountRole? Role => new AccountForm(RoleName, null, null).Role;

    public Paged<ListAccounts.Row> Accounts { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Accounts = await list.FindAsync(Text, Role, Paging.Read(Number), cancellationToken);
}
