using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Municipalities;

public sealed class IndexModel(ListMunicipalities list) : PageModel
{
    public ListMunicipalities.View View { get; } = list.All();
}
