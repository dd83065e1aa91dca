using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Gaps;

public class IndexModel(FindGaps find) : PageModel
{
    public string? Chosen { get; private set; }

    public IReadOnlyDictionary<string, string> Groups => find.Groups;

    public GapTable Table { get; private set; } = null!;

    public void OnGet()
    {
        Chosen = Request.Query["gruppe"].FirstOrDefault() is { } asked && Groups.ContainsKey(asked) ? asked : null;
        Table = find.Find(Chosen);
    }
}
