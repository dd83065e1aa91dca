// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the administrators' pages; the rooms themselves are in <see cref="EditorialLinks"/>.</summary>
public static class AdministrationLinks
{
    public const string AddUser = $"{EditorialLinks.Users}/ny";
    public const string AddDomain = $"{EditorialLinks.Domains}/nyt";

    public static string User(int accountId) => FormattableString.Invariant($"{EditorialLinks.Users}/{accountId}");

    /// <summary>A form of the user's page: "Role", "Close", "Open" or "Reset".</summary>
    public static string User(int accountId, string handler) => User(accountId) + QueryString.Create("handler", handler);

    public static string Domain(string domain) => $"{EditorialLinks.Domains}/{domain}";

    /// <summary>An address that says what was done.</summary>
    public static string Done(string address, string what) => address + QueryString.Create("besked", what);

    /// <summary>A page of a list, with what it is narrowed to.</summary>
    public static string Page(string address, int page, params IReadOnlyList<(string Name, string? Value)> narrowed) =>
        narrowed.Append(("side", page > 1 ? FormattableString.Invariant($"{page}") : null))
            .Where(pair => !string.IsNullOrEmpty(pair.Item2))
            .Aggregate(new QueryString(), (query, pair) => query.Add(pair.Item1, pair.Item2!), query => address + query);
}
