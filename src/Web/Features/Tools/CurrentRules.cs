using Vejviser.Data;
using Vejviser.Domain.Rules;

namespace Vejviser.Web.Features.Tools;

/// <summary>The rules the tools go by now.</summary>
public sealed class CurrentRules(ContentFollower content)
{
    public RuleSet Now => content.Current.Rules;
}
