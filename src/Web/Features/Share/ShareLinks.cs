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

    /// <summary>A step of a draft, 1 to 4.</summary>
    public static string Step(string token, int step) => $"{Draft(token)}/trin-{step}";
}
