// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the second factor's pages; those that others lead to are in <see cref="AccountLinks"/>.</summary>
public static class SecurityLinks
{
    public const string AddPasskey = $"{AccountLinks.Security}/passkey";
    public const string AddApp = $"{AccountLinks.Security}/app";
    public const string SignInByPasskey = "/konto/passkey";

    /// <summary>Where the script asks what to ask the browser for.</summary>
    public const string OfferNew = "/konto/passkey/ny";
    public const string OfferConfirmation = "/konto/passkey/bekraeft";
    public const string OfferSignIn = "/konto/passkey/log-ind";

    /// <summary>The overview, saying what was done, with the way on for whoever was on their way.</summary>
    public static string Done(string what, string? onward) => With(AccountLinks.Security, onward, ("besked", what));

    /// <summary>Where a form of the confirmation goes: "Code" or "Passkey".</summary>
    public static string Confirm(string handler, string? onward) =>
        With(AccountLinks.Confirm, onward, ("handler", handler));

    /// <summary>An address of these pages that remembers the way on.</summary>
    public static string With(string address, string? onward, params IReadOnlyList<(string Name, string Value)> more) =>
        more.Append(("videre", string.IsNullOrEmpty(onward) ? "" : AccountLinks.OnwardTo(onward)))
            .Where(pair => pair.Item2.Length > 0)
            .Aggregate(new QueryString(), (query, pair) => query.Add(pair.Item1, pair.Item2), query => address + query);
}
