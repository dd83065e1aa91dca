// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the pages on following by mail.</summary>
public static class FollowLinks
{
    public const string Follow = "/foelg";

    public static string Theme(string id) => $"{Follow}?tema={Uri.EscapeDataString(id)}";

    public static string Municipality(string slug) => $"{Follow}?kommune={Uri.EscapeDataString(slug)}";

    public static string Example(string slug) => $"{Follow}?eksempel={Uri.EscapeDataString(slug)}";

    /// <summary>A search, by its address in the list.</summary>
    public static string Search(string listAddress) => $"{Follow}?soegning={Uri.EscapeDataString(listAddress)}";

    /// <summary>Where the owner of an address confirms that they want the mail.</summary>
    public static string Confirm(string token) => $"{Follow}/bekraeft/{token}";

    /// <summary>Where a receiver sees what they follow, and stops it.</summary>
    public static string Stop(string token) => $"{Follow}/stop/{token}";
}
