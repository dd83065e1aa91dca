using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Web.Features.Editorial.Publishing.Partnerships;

public sealed class IndexModel(EditPartnership edit) : PageModel
{
    public IReadOnlyList<(Partnership Partnership, int Waiting, int Participants)> Partnerships { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Partnerships = await edit.ListAsync(cancellationToken);
}
