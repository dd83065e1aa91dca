// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the editorial room.</summary>
public static class EditorialLinks
{
    public const string Queue = "/redaktion";
    public const string Reports = "/redaktion/henvendelser";
    public const string Mail = "/redaktion/post";
    public const string Themes = "/redaktion/temaer";
    public const string Thesaurus = "/redaktion/ordbog";
    public const string ThesaurusEntry = "/redaktion/ordbog/ord";
    public const string Reviews = "/redaktion/gennemgang";
    public const string Figures = "/redaktion/tal";
    public const string Partnerships = "/redaktion/partnerskaber";
    public const string NewPartnership = "/redaktion/partnerskaber/nyt";
    public const string Rules = "/redaktion/regler";
    public const string Positions = "/redaktion/synspunkter";
    public const string Gaps = "/redaktion/mangler";
    public const string Searches = "/redaktion/soegninger";
    public const string Users = "/redaktion/brugere";
    public const string Domains = "/redaktion/domaener";
    public const string Audit = "/redaktion/log";

    /// <summary>Where a table is imported into a series; null for one still to be chosen.</summary>
    public static string ImportFigures(string? series) => $"{Figures}/hent{(series is null ? "" : $"?serie={series}")}";

    /// <summary>Where what is told of a series is changed.</summary>
    public static string EditSeries(string series) => $"{Figures}/{series}/ret";

    /// <summary>Where a value of a rule is entered.</summary>
    public static string EditRule(string id) => $"{Rules}/{id}";

    /// <summary>A partnership's sign-ups and recommendations.</summary>
    public static string Partnership(string slug) => $"{Partnerships}/{slug}";

    /// <summary>Where the invitation is changed.</summary>
    public static string EditPartnership(string slug) => $"{Partnership(slug)}/ret";

    /// <summary>Where a passage is removed for good.</summary>
    public static string RedactPartnership(string slug) => $"{Partnership(slug)}/fjern-oplysninger";

    /// <summary>Opens a partnership from a dilemma.</summary>
    public static string NewPartnershipFrom(string paper, string dilemma) => $"{NewPartnership}?dilemma={paper}/{dilemma}";

    /// <summary>Where a recommendation is made public and followed up.</summary>
    public static string Recommendation(string slug, int number) => $"{Partnership(slug)}/anbefalinger/{number}";

    /// <summary>A position paper's draft.</summary>
    public static string Position(string slug) => $"{Positions}/{slug}";

    public static string PositionHead(string slug) => $"{Position(slug)}/hoved";

    public static string PublishPosition(string slug) => $"{Position(slug)}/offentliggoer";

    public static string RedactPosition(string slug) => $"{Position(slug)}/fjern-oplysninger";

    /// <summary>A claim of the draft.</summary>
    public static string Claim(string slug, string claim) => $"{Position(slug)}/{claim}";

    /// <summary>A claim still to be written, of a kind by its id.</summary>
    public static string NewClaim(string slug, string kind) => $"{Position(slug)}/ny/{kind}";

    /// <summary>Where a dilemma is opened to the municipalities, and summarised.</summary>
    public static string Consultation(string slug, string dilemma) => $"{Claim(slug, dilemma)}/hoering";

    /// <summary>What a municipality answered to a dilemma.</summary>
    public static string Statement(string slug, string dilemma, int id) => FormattableString.Invariant($"{Claim(slug, dilemma)}/svar/{id}");

    public static string PublishStatement(string slug, string dilemma, int id) => $"{Statement(slug, dilemma, id)}/offentliggoer";

    /// <summary>Where municipalities are asked for examples on something the bank lacks.</summary>
    public static string AskForExamples(string theme, string targetGroup) => $"{Gaps}/{theme}/{targetGroup}";

    /// <summary>Where a theme's or an effort's page is confirmed.</summary>
    public static string ConfirmPage(string kind, string id) => $"{Reviews}/{kind}/{id}";

    public static string Case(string publicId) => $"{Queue}/eksempler/{publicId}";

    /// <summary>A page for one act on a case: "rediger", "offentliggoer" …</summary>
    public static string Act(string publicId, string act) => $"{Case(publicId)}/{act}";

    /// <summary>The case, with a word about what was just done.</summary>
    public static string CaseAfter(string publicId, string notice) => Noticed(Case(publicId), notice);

    public static string Attachment(string publicId, Guid id) => $"{Case(publicId)}/bilag/{id}";

    public static string Report(int id) => $"{Reports}/{id}";

    /// <summary>The page of one entry of the thesaurus.</summary>
    public static string Entry(string term) => $"{ThesaurusEntry}?ord={Uri.EscapeDataString(term)}";

    /// <summary>A new entry, begun with words that found nothing.</summary>
    public static string EntryLike(string words) => $"{ThesaurusEntry}?synonym={Uri.EscapeDataString(words)}";

    /// <summary>A page, with a word about what was just done.</summary>
    public static string Noticed(string address, string notice) => $"{address}?besked={notice}";
}
