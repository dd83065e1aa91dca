using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Tools;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Tools.WhoIsCovered;

/// <summary>Adds up periods of residence and work, month by month. Stores nothing.</summary>
// There is nothing to forge, and so readers stay without cookies.
[IgnoreAntiforgeryToken]
[CountedTool]
public sealed class MonthsModel(CurrentRules rules, TimeProvider clock) : PageModel
{
    public MonthsForm Form { get; private set; } = null!;

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>"9 af 10 år" and "2 år og 6 måneder af 10 år", as the rules have them today; null where they are not numbers, or not confirmed.</summary>
    public (string Residence, string Work)? Limits => rules.Now.Confirms(Today, Coverage.Topic) && MonthGrid.CanCount(Today, rules.Now)
        ? ($"{Danish.Number(Number("residence-years"))} af {Danish.Number(Number("residence-window"))} år", $"{Length(Number("employment-months"))} af {Danish.Number(Number("employment-window"))} år")
        : null;

    public DateOnly LastConfirmedOn => rules.Now.LastConfirmedOn(Coverage.Topic);

    public void OnGet() => Form = new(null, Today, rules.Now);

    public IActionResult OnPost()
    {
        Form = new(Request.Form, Today, rules.Now);
        return Form.Issues.Count == 0 ? Page() : this.Invalid();
    }

    /// <summary>"8 år og 3 måneder".</summary>
    public static string Length(decimal months)
    {
        var (years, rest) = ((int)months / 12, Math.Round(months % 12, 1, MidpointRounding.ToZero));
        return years == 0 ? $"{Danish.Number(rest)} {(rest == 1 ? "måned" : "måneder")}" : rest == 0 ? $"{years} år" : $"{years} år og {Danish.Number(rest)} {(rest == 1 ? "måned" : "måneder")}";
    }

    private decimal Number(string id) => rules.Now.At(id, Today).Value.Value!.Value;

    /// <summary>Whether a requirement is met, in a sentence.</summary>
    public string Sentence(RequirementCount count, bool isWork) => count switch
    {
        { IsClose: true } => "Så tæt på grænsen, at det skal vurderes på dage.",
        { IsMet: true } => "Ser ud til at være opfyldt.",
        { MetFrom: { } month } => $"Ser ikke ud til at være opfyldt. Tidligst opfyldt fra {Danish.Date(month)}, hvis borgeren fra nu af {(isWork ? "arbejder ordinært på fuld tid" : "bliver i riget")} uden afbrydelse.{(month > LastConfirmedOn ? " Reglerne for den dato er ikke bekræftet." : "")}",
        _ => "Ser ikke ud til at være opfyldt, og bliver det ikke inden for ti år.",
    };
}
