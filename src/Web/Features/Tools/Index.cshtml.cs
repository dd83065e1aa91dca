using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Rules;

namespace Vejviser.Web.Features.Tools;

public sealed class IndexModel(CurrentRules rules) : PageModel
{
    public DateOnly LastConfirmedOn => rules.Now.LastConfirmedOn([.. RuleFiles.Topics]);
}
