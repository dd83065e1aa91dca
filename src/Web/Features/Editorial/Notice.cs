namespace Vejviser.Web.Features.Editorial;

/// <summary>What a page says about the act that led to it; its name stands in the address.</summary>
public static class Notice
{
    public const string Moved = "flyttet";

    private static readonly Dictionary<string, string> Texts = new()
    {
        [Moved] = "Eksemplet har ændret tilstand imens. Her er det, som det står nu.",
        ["taget"] = "Du har taget eksemplet.",
        ["sluppet"] = "Eksemplet er givet fri.",
        ["gemt"] = "Teksten er gemt.",
        ["uaendret"] = "Der var ingen ændringer at gemme.",
        ["spurgt"] = "Spørgsmålet er sendt til forfatteren.",
        ["returneret"] = "Eksemplet er sendt tilbage til forfatteren.",
        ["til-godkendelse"] = "Forfatteren er bedt om at godkende teksten.",
        ["gennemset"] = "Filen er noteret som gennemset.",
        ["offentliggjort"] = "Eksemplet er offentliggjort.",
        ["planlagt"] = "Eksemplet er planlagt.",
        ["afplanlagt"] = "Planen er taget tilbage.",
        ["bekraeftet"] = "Eksemplet er bekræftet.",
        ["stoppet"] = "Indsatsen er meldt stoppet, og grunden står på siden.",
        ["tal-hentet"] = "Tallene er hentet ind og kan ses nu.",
        ["partnerskab-gemt"] = "Partnerskabet er gemt og kan ses nu.",
        ["optaget"] = "Kommunen er optaget og har fået besked.",
        ["afvist"] = "Kommunen har fået besked med grunden.",
        ["anbefaling"] = "Anbefalingen er gemt. Siderne viser den, som den står nu.",
        ["regel-gemt"] = "Værdien er gemt og virker i redskaberne nu, i sin periode.",
        ["serie-gemt"] = "Serien er gemt.",
        ["synspunkt-begyndt"] = "Kladden er begyndt. Læserne ser den først, når I offentliggør.",
        ["kladde-gemt"] = "Kladden er gemt.",
        ["kladde-kasseret"] = "Kladden er kasseret.",
        ["paastand-ude"] = "Påstanden er taget ud af kladden.",
        ["synspunkt-udgivet"] = "Den nye version er offentlig.",
        ["hoering-aaben"] = "Høringen er åben.",
        ["hoering-gemt"] = "Den sidste dag er rettet.",
        ["hoering-sammenfattet"] = "Sammenfatningen er offentlig.",
        ["svar-udgivet"] = "Svaret er offentligt.",
        ["svar-returneret"] = "Svaret er sendt tilbage til kommunen.",
        ["side-bekraeftet"] = "Siden er bekræftet.",
        ["ny-frist"] = "Fristen er ændret.",
        ["trukket-tilbage"] = "Eksemplet er trukket tilbage. Adressen svarer nu med din note.",
        ["sammenlagt"] = "Eksemplet er lagt sammen med det andet. Adressen fører dertil.",
        ["fjernet"] = "Oplysningerne er fjernet.",
        ["skjult"] = "Eksemplet er skjult for læserne.",
        ["vist"] = "Eksemplet vises igen.",
        ["temaer"] = "Temaerne er ændret.",
        ["spurgt-kommuner"] = "Kommunerne er spurgt. De bliver ikke spurgt om det samme igen.",
        ["besvaret"] = "Svaret er sendt.",
        ["afsluttet"] = "Henvendelsen er afsluttet.",
        ["proev-igen"] = "Mailen prøves igen om lidt.",
        ["ord-gemt"] = "Ordet er gemt og virker i søgningen nu.",
        ["ord-slettet"] = "Ordet er slettet.",
    };

    /// <summary>The sentence; null for a name nobody knows.</summary>
    public static string? Text(string? name) => name is null ? null : Texts.GetValueOrDefault(name);
}
