// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the editorial room.</summary>
public static class EditorialLinks
{
    public const string Queue = "/redaktion";
    public const string Reports = "/redaktion/henvendelser";
    public const string Mail = "/redaktion/post";
    public const string Thesaurus = "/redaktion/ordbog";
    public const string Searches = "/redaktion/soegninger";
    public const string Users = "/redaktion/brugere";
    public const string Domains = "/redaktion/domaener";
    public const string Audit = "/redaktion/log";

    public static string Case(string publicId) => $"{Queue}/eksempler/{publicId}";

    /// <summary>A page for one act on a case: "rediger", "offentliggoer" …</summary>
    public static string Act(string publicId, string act) => $"{Case(publicId)}/{act}";
}
