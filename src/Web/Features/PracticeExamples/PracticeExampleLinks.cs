
// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the example pages.</summary>
public static class PracticeExampleLinks
{
    public const string List = "/eksempler";
    public const string Shortlist = "/eksempler/liste";
    public const string ShortlistWord = "/eksempler/liste/word";
    public const string Suggestions = "/eksempler/forslag";
    public const string Like = "/eksempler/lignende";
    public const string Feed = "/feeds/eksempler.atom";
    public const string ApiList = "/api/v1/examples";

    public static string Details(string slug) => $"{List}/{slug}";

    public static string Word(string slug) => $"{List}/{slug}/word";

    public static string File(string slug, Guid id) => $"{Details(slug)}/filer/{id}";

    /// <summary>The form to write to the example's municipality.</summary>
    public static string Contact(string slug) => $"{List}/{slug}/kontakt";

    /// <summary>The example alone, for a frame on another site.</summary>
    public static string Embed(string slug) => $"{Details(slug)}/kort";

    public static string Api(string publicId) => $"{ApiList}/{publicId}";

    /// <summary>The shortlist with these examples, in this order.</summary>
    public static string ShortlistOf(IEnumerable<string> slugs) =>
        $"{Shortlist}{QueryString.Create(slugs.Select(slug => KeyValuePair.Create("id", (string?)slug)))}";

    /// <summary>The same shortlist as a Word document.</summary>
    public static string WordOf(IEnumerable<string> slugs) =>
        $"{ShortlistWord}{QueryString.Create(slugs.Select(slug => KeyValuePair.Create("id", (string?)slug)))}";

    /// <summary>The list of examples from a municipality and those like it.</summary>
    public static string Alike(string municipality) => ListWith("som", municipality);

    /// <summary>The list under one theme, effort, group, municipality …; parameter and value as the address of the list names them.</summary>
    public static string ListWith(string parameter, string value) => $"{List}?{parameter}={Uri.EscapeDataString(value)}";
}
