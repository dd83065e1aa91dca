namespace Vejviser.Web.Features.Editorial;

/// <summary>What the mails in the outbox are about, in the editors' words.</summary>
public static class LetterKinds
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["sign-in-code"] = "Kode",
        ["second-factor"] = "Besked om ændret konto",
        ["draft-link"] = "Link til en kladde",
        ["draft-expiry"] = "Besked om en kladde, der snart slettes",
        ["receipt"] = "Kvittering for et eksempel",
        ["question-to-author"] = "Spørgsmål til en forfatter",
        ["approval-request"] = "Spørgsmål om godkendelse",
        ["author-reminder"] = "Påmindelse til en forfatter",
        ["returned"] = "Eksempel sendt tilbage",
        ["published"] = "Besked om offentliggørelse",
        ["withdrawn"] = "Besked om tilbagetrækning",
        ["merged"] = "Besked om sammenlægning",
        ["reader-letter"] = "Brev fra en læser",
        ["reader-letter-copy"] = "Læserens kopi",
        ["adoption"] = "Besked om brugen af et eksempel",
        ["follow-confirmation"] = "Bekræftelse af et abonnement",
        ["digest"] = "Nyt til en følger",
        ["editors-overview"] = "Redaktionens overblik",
        ["example-request"] = "Forespørgsel om et eksempel",
        ["reminder"] = "Samlet påmindelse",
        ["statement-returned"] = "Høringssvar sendt tilbage",
        ["problem-report"] = "Henvendelse fra en læser",
        ["report-answer"] = "Svar på en henvendelse",
    };

    /// <summary>The name; the kind itself for one nobody has named.</summary>
    public static string Name(string kind) => Names.GetValueOrDefault(kind, kind);
}
