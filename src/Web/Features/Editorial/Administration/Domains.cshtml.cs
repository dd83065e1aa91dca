using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Access;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class DomainsModel(ListEmailDomains list, ChangeEmailDomains change) : PageModel
{
    public static IReadOnlyList<Choice> States { get; } = [new("aabne", "Åbne"), new("lukkede", "Lukkede")];

    [FromQuery(Name = "q")]
    public string? Text { get; set; }

    [FromQuery(Name = "vis")]
    public string? State { get; set; }

    [FromQuery(Name = "side")]
    public string? Number { get; set; }

    public Paged<ListEmailDomains.Row> Domains { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Domains = await list.FindAsync(
        Text,
        State switch { "aabne" => true, "lukkede" => false, _ => null },
        Paging.Read(Number),
        cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "domaene")] string? domain, [FromForm(Name = "aktivt")] string? active, CancellationToken cancellationToken)
    {
        if (domain is null || await list.FindAsync(domain, cancellationToken) is not { } row)
        {
            return NotFound();
        }

        await change.SaveAsync(User.ToActing(), row.Domain, row.MunicipalityCode, active == "ja", reason: null, cancellationToken);
        return Redirect(AdministrationLinks.Page(EditorialLinks.Domains, Paging.Read(Number), ("q", Text), ("vis", State), ("besked", "domaene-gemt")));
    }
}
