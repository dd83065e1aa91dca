using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Tools;

/// <summary>Every rule with its source.</summary>
public sealed class RulesModel(CurrentRules rules) : PageModel
{
    public RuleSet Rules => rules.Now;

    /// <summary>A topic as readers read it.</summary>
    public static string TopicName(string topic) => topic switch
    {
        "kontanthjaelp" => "Kontanthjælp og arbejdsindtægt",
        "skat" => "Skat",
        _ => "Arbejdspligt",
    };

    /// <summary>"læst i kilden".</summary>
    public static string Reading(DatedValue value) => value switch
    {
        { IsUnknown: true } => "der er set efter",
        { Reading: FindingCertainty.Certain } => "læst i kilden",
        { Reading: FindingCertainty.SecondHand } => "læst i en kilde, der gengiver den",
        _ => "udledt af kilden",
    };
}
