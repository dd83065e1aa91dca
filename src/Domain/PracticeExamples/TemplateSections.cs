using System.Text.RegularExpressions;
using Vejviser.Domain.Search;

namespace Vejviser.Domain.PracticeExamples;

/// <summary>The sections of the template, in its order: one list for the form, the Word template and what reads filled ones.</summary>
public static partial class TemplateSections
{
    // Longer lines are sentences, not headings.
    private const int MaxHeading = 90;

    public static IReadOnlyList<TemplateSection> All { get; } =
    [
        new("title", "Titel",
            "Skriv pointen på én linje, ikke projektets navn.",
            "Ugentlige virksomhedsbesøg fører til de første lønnede timer",
            AnswerShape.Line, IsRequired: true,
            ["Overskrift", "Eksemplets titel", "Indsatsens navn", "Navn på indsatsen", "Projekttitel", "Projektets navn"]),
        new("municipality", "Kommune",
            "Skriv kommunens navn. Er I flere om indsatsen, så nævn alle.",
            "Faxe og Ringsted",
            AnswerShape.Line, IsRequired: true,
            ["Kommune(r)", "Kommuner", "Kommunens navn", "Deltagende kommuner", "Hvilken kommune"]),
        new("year", "Periode",
            "Skriv, hvornår indsatsen begyndte, og om den stadig kører.",
            "Siden efteråret 2024",
            AnswerShape.Line, IsRequired: false,
            ["År", "Årstal", "Tidsperiode", "Projektperiode", "Periode/år", "Hvornår", "Hvornår foregik det", "Tidsrum"]),
        new("target_group", "Målgruppe",
            "Skriv, hvem indsatsen er for, og hvordan I valgte dem ud.",
            "Kontanthjælpsmodtagere, der har været ledige i mere end et år og taler lidt dansk",
            AnswerShape.Line, IsRequired: true,
            ["Hvem er indsatsen for", "Hvem var indsatsen for", "Målgruppe for indsatsen", "Borgergruppe", "Deltagere"]),
        new("summary", "Resumé",
            "Skriv en eller to sætninger, der kan stå alene. Redaktionen hjælper gerne.",
            "Jobkonsulenterne besøger virksomheder sammen med borgeren fra første uge. Lønnede timer aftales, før praktikken begynder.",
            AnswerShape.Line, IsRequired: false,
            ["Kort om indsatsen", "Kort fortalt", "Resumétekst", "Sammenfatning", "Kort beskrivelse"]),
        new("challenge", "Hvad var udfordringen?",
            "Skriv, hvilket problem indsatsen skulle løse, og hvordan I opdagede det.",
            "Mange blev længe i praktik uden at få løn. Virksomhederne sagde, at de manglede en aftale om, hvad der skulle ske bagefter.",
            AnswerShape.Text, IsRequired: false,
            ["Udfordring", "Baggrund", "Problem", "Problemstilling", "Hvilket problem skal indsatsen løse", "Udfordring: hvilket problem skal indsatsen løse",
             "Hvorfor", "Hvorfor gik I i gang", "Anledning", "Udgangspunkt", "Formål", "Baggrund for indsatsen"]),
        new("approach", "Hvad gjorde I?",
            "Skriv, hvad I gør helt konkret, så en anden kommune kan prøve det: Hvem gør hvad, hvor ofte og hvor længe? Stoppede I, så skriv det.",
            "Hver tirsdag kører jobkonsulenten ud sammen med to borgere. Mødet varer en halv time og ender med en aftale om, hvornår praktikken bliver til lønnede timer. Aftalen følges op efter fire uger.",
            AnswerShape.Text, IsRequired: true,
            ["Indsats", "Indsats: hvad er kernen", "Hvad er kernen", "Kernen i indsatsen", "Beskrivelse af indsatsen", "Indsatsbeskrivelse", "Indsatsens indhold", "Hvad gør I",
             "Hvad har I gjort", "Hvad gjorde vi", "Det gjorde I", "Det gjorde vi", "Det gjorde kommunen", "Det gør vi", "Sådan gør vi", "Sådan gjorde vi", "Sådan gør I", "Metode",
             "Metoder", "Fremgangsmåde", "Løsning", "Løsningen", "Aktiviteter", "Kerneelementer", "Forløb"]),
        new("results", "Hvad kom der ud af det?",
            "Skriv tal med periode og kilde, og hold det, I har målt, adskilt fra det, I forventer. »Vi har ingen tal endnu« er et godt svar: Skriv så, hvad I har set, og hvornår I regner med at kunne tælle.",
            "Vi har ingen tal endnu. Virksomhederne siger ja til flere besøg end før, og vi tæller lønnede timer op til sommer.",
            AnswerShape.Text, IsRequired: false,
            ["Resultat", "Resultater", "Effekt", "Effekter", "Virkning", "Udbytte", "Hvad er effekten", "Hvilken effekt har det haft", "Resultater i tal", "Nøgletal", "Målte resultater",
             "Hvad kom ud af det"]),
        new("what_was_hard", "Hvad var svært?",
            "Skriv det, I gerne ville have vidst på forhånd. »Vi stoppede, og det var derfor« er et godt svar: Det sparer andre for at prøve det samme.",
            "I begyndelsen meldte for mange afbud. Det blev bedre, da borgeren selv ringede til virksomheden dagen før.",
            AnswerShape.Text, IsRequired: true,
            ["Det var svært", "Hvad har været svært", "Hvad er svært", "Det svære", "Udfordringer undervejs", "Barrierer", "Faldgruber", "Vanskeligheder", "Hvad gik galt",
             "Hvad virkede ikke", "Hvorfor stoppede I", "Opmærksomhedspunkter"]),
        new("advice", "Gode råd til andre",
            "Skriv højst tre råd, ét på hver linje.",
            "Begynd med de virksomheder, I allerede kender",
            AnswerShape.Items, IsRequired: false,
            ["Råd", "Gode råd", "Tre gode råd", "Jeres tre bedste råd", "De tre vigtigste råd", "Råd til andre", "Råd til andre kommuner", "Anbefalinger", "Tips"]),
        new("resources", "Tid og penge",
            "Skriv, hvad det kræver: timer, medarbejdere, penge og hvem der betaler.",
            "En jobkonsulent bruger en dag om ugen. Kørslen betales af den almindelige ramme.",
            AnswerShape.Text, IsRequired: false,
            ["Ressourcer", "Økonomi", "Økonomi og ressourcer", "Ressourcer og økonomi", "Tidsforbrug", "Pris", "Omkostninger", "Investering", "Bemanding", "Hvad koster det", "Hvad kræver det"]),
        new("partners", "Samarbejdspartnere",
            "Skriv virksomheder, uddannelser og foreninger, I arbejder sammen med, én på hver linje.",
            "Det lokale erhvervsråd",
            AnswerShape.Items, IsRequired: false,
            ["Partnere", "Samarbejde", "Hvem samarbejder I med", "Hvem samarbejdede I med", "Samarbejdsparter"]),
        new("themes", "Tema",
            "Skriv emnet med jeres egne ord, eller lad redaktionen foreslå.",
            "Virksomhedsrettet indsats og sprog",
            AnswerShape.Items, IsRequired: false,
            ["Temaer", "Tema(er)", "Emne"]),
        new("effort_types", "Indsatstype",
            "Skriv, hvad slags indsats det er, eller lad redaktionen foreslå.",
            "Virksomhedspraktik",
            AnswerShape.Items, IsRequired: false,
            ["Indsatstyper", "Type indsats", "Type af indsats", "Redskab", "Redskaber"]),
        new("contact_mailbox", "Fællespostkasse",
            "Skriv en postkasse, som flere læser, så andre kan få svar. Adressen vises ikke for læserne.",
            "virksomhedsservice@kommune.example",
            AnswerShape.Line, IsRequired: true,
            ["Kontakt", "Kontaktoplysninger", "Kontaktpostkasse", "Mailadresse", "E-mail", "Mail", "Kontakt og mail", "Hvem kan man kontakte"]),
        new("approved_by", "Godkendt i kommunen af",
            "Skriv rolle og dato, ikke navn. Det kan vente, til eksemplet skal offentliggøres.",
            "Arbejdsmarkedschefen, 3. marts 2026",
            AnswerShape.Line, IsRequired: false,
            ["Godkendt af", "Godkendelse", "Godkendt", "Ledelsens godkendelse"]),
    ];

    private static readonly Dictionary<string, TemplateSection> ByKey = All.ToDictionary(section => section.Key);

    private static readonly Dictionary<string, TemplateSection> ByHeading = All
        .SelectMany(section => section.OtherHeadings.Prepend(section.Heading), (section, heading) => (Words: Words(heading), Section: section))
        .DistinctBy(pair => pair.Words)
        .ToDictionary(pair => pair.Words, pair => pair.Section);

    /// <summary>The section with this key; null when there is none.</summary>
    public static TemplateSection? WithKey(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);

    /// <summary>The section that a heading asks for, whatever its case, number, inflection and end; null when it asks for none.</summary>
    /// <remarks>"2. MÅLGRUPPEN:" is the target group. "Resultater og effekt" is the results, since both of its parts are; "Målgruppe og indsats" is none.</remarks>
    public static TemplateSection? WithHeading(string heading)
    {
        if (heading.Length > MaxHeading)
        {
            return null;
        }

        if (ByHeading.GetValueOrDefault(Words(heading)) is { } section)
        {
            return section;
        }

        var parts = Conjunction().Split(heading);
        var asked = parts.Select(part => ByHeading.GetValueOrDefault(Words(part))).Distinct().ToList();
        return parts.Length > 1 && asked.Count == 1 ? asked[0] : null;
    }

    // Stems of the words, without what stands in brackets and the number in front.
    private static string Words(string heading) =>
        string.Join(' ', DanishText.Words(Numbering().Replace(Bracketed().Replace(heading, ""), "")).Select(word => DanishStemmer.Stem(word.Folded)));

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^\s*(\d{1,2}([.)]\d{1,2})*[.):]?|[a-zA-Z][.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s+og\s+|\s*[/,&+]\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Conjunction();
}
