using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Rules;

namespace Vejviser.Web.Features.Editorial.Publishing.RuleValues;

public sealed class IndexModel(EnterRuleValue enter) : PageModel
{
    public RuleSet Rules => enter.Now;

    public IReadOnlyList<(string Tool, int Count)> Uses { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Uses = await enter.UsesAsync(cancellationToken);
}
