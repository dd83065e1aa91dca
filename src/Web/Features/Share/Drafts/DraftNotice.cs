namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>What a draft's page says about the act that led to it; its name stands in the address.</summary>
public static class DraftNotice
{
    public const string Moved = "flyttet";
    public const string Saved = "gemt";
    public const string Sent = "sendt";
    public const string Answered = "svaret";
    public const string Approved = "godkendt";

    /// <summary>The sentence; null for a name nobody knows.</summary>
    public static string? Text(string? name) => name switch
    {
        Moved => "Eksemplet har ændret sig imens. Her er det, som det står nu.",
        Saved => "Kladden er gemt. Gem adressen på siden, så kan du skrive videre senere.",
        Sent => "Tak! Eksemplet er sendt til redaktionen. Vi har også sendt dig en kvittering med et link hertil.",
        Answered => "Tak! Svaret er sendt til redaktionen.",
        Approved => "Tak! I har godkendt teksten. Nu kan redaktionen offentliggøre den.",
        _ => null,
    };
}
