namespace Vejviser.Domain.Rules;

/// <summary>How sure a value is. In order: a result is as sure as the least sure value it rests on.</summary>
public enum RuleCertainty
{
    /// <summary>In force.</summary>
    Enacted,

    /// <summary>As politically agreed; the act itself has not been read.</summary>
    Agreement,

    /// <summary>Our own conclusion from what was read.</summary>
    Inferred,

    /// <summary>Looked for, and not found.</summary>
    Unknown,
}

/// <summary>Ids and Danish names of certainties.</summary>
public static class RuleCertaintyWords
{
    /// <summary>As files, forms and the API write it.</summary>
    public static string Id(this RuleCertainty certainty) => certainty switch
    {
        RuleCertainty.Enacted => "enacted",
        RuleCertainty.Agreement => "agreement",
        RuleCertainty.Inferred => "inferred",
        _ => "unknown",
    };

    /// <summary>As readers read it.</summary>
    public static string Name(this RuleCertainty certainty) => certainty switch
    {
        RuleCertainty.Enacted => "gældende",
        RuleCertainty.Agreement => "efter aftalen; loven er ikke læst",
        RuleCertainty.Inferred => "skøn: vores egen slutning",
        _ => "ikke fundet",
    };

    /// <summary>Reads an id; null for none that is known.</summary>
    public static RuleCertainty? Parse(string? id) => Enum.GetValues<RuleCertainty>().Where(certainty => certainty.Id() == id).Select(certainty => (RuleCertainty?)certainty).FirstOrDefault();

    /// <summary>The less sure of two.</summary>
    public static RuleCertainty Or(this RuleCertainty one, RuleCertainty other) => one > other ? one : other;
}
