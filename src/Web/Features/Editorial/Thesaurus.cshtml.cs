using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.Editorial;

public sealed class ThesaurusModel(EditThesaurus thesaurus) : PageModel
{
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    public IReadOnlyList<ThesaurusEntry> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Entries = await thesaurus.ListAsync(Text, cancellationToken);
}
