using Vejviser.Data.Rules;
using Vejviser.Domain.Rules;

namespace Vejviser.Web.Features.Tools;

/// <summary>The rules the tools go by now.</summary>
public sealed class CurrentRules
{
    public RuleSet Now => RuleFiles.Shipped;
}
