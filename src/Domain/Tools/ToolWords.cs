namespace Vejviser.Domain.Tools;

/// <summary>What all tools say alike, and the names of rates.</summary>
public static class ToolWords
{
    /// <summary>Beside every result.</summary>
    public const string Guiding = "Vejledende; ikke en afgørelse.";

    /// <summary>Instead of any number or verdict for a day after the last confirmed one.</summary>
    public static string NotConfirmed(DateOnly last) => $"Reglerne for denne dato er ikke bekræftet. De er bekræftet til og med {Danish.Date(last)}.";

    /// <summary>As the API writes it.</summary>
    public static string Id(this BenefitRate rate) => rate switch
    {
        BenefitRate.Minimum => "minimum",
        BenefitRate.Basic => "basic",
        BenefitRate.Increased => "increased",
        _ => "home",
    };

    /// <summary>As pages' addresses write it.</summary>
    public static string Slug(this BenefitRate rate) => rate switch
    {
        BenefitRate.Minimum => "mindstesats",
        BenefitRate.Basic => "grundsats",
        BenefitRate.Increased => "forhoejet",
        _ => "hjemmeboende",
    };

    /// <summary>As readers read it.</summary>
    public static string Name(this BenefitRate rate) => rate switch
    {
        BenefitRate.Minimum => "Mindstesats",
        BenefitRate.Basic => "Grundsats",
        BenefitRate.Increased => "Forhøjet sats",
        _ => "Sats for hjemmeboende",
    };
}
