// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the pages on sharing.</summary>
public static class ShareLinks
{
    public const string Share = "/del";

    /// <summary>The first step, before there is a draft.</summary>
    public const string New = "/del/ny";

    /// <summary>Upload a document, or paste a text.</summary>
    public const string Upload = "/del/upload";

    /// <summary>The template as a Word document.</summary>
    public const string Template = "/del/skabelon.docx";

    /// <summary>A draft's own page: where it stands, what is asked, what to do.</summary>
    public static string Draft(string token) => $"{Share}/kladde/{token}";

    /// <summary>The same, with a word about what was just done.</summary>
    public static string DraftAfter(string token, string notice) => $"{Draft(token)}?besked={notice}";

    /// <summary>A step of a draft, 1 to 4.</summary>
    public static string Step(string? token, int step) => token is null ? New : $"{Draft(token)}/trin-{step}";

    /// <summary>Where a field is filled in.</summary>
    public static string Field(string? token, string field) => $"{(field == "attachments" && token is not null ? Files(token) : Step(token, Vejviser.Web.Features.Share.Drafts.DraftSteps.Of(field)))}#{field}";

    /// <summary>Where the mailed code is typed; afterwards the draft is sent, or files can be added.</summary>
    public static string Code(string token, bool thenFiles) => $"{Draft(token)}/kode{(thenFiles ? "?til=filer" : "")}";

    public static string Files(string token) => $"{Draft(token)}/filer";

    public static string File(string token, Guid id) => $"{Files(token)}/{id}";

    public static string Answer(string token) => $"{Draft(token)}/svar";

    public static string Approve(string token) => $"{Draft(token)}/godkend";

    public static string Delete(string token) => $"{Draft(token)}/slet";
}
