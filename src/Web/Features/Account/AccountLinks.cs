// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the account pages.</summary>
public static class AccountLinks
{
    public const string Account = "/konto";
    public const string SignIn = "/konto/log-ind";
    public const string Code = "/konto/kode";
    public const string SignOut = "/konto/log-ud";

    /// <summary>A form that was carried through signing in is sent on from here.</summary>
    public const string Resume = "/konto/fortsaet";

    /// <summary>What we keep about the account, as JSON.</summary>
    public const string Data = "/konto/data";

    public const string Delete = "/konto/slet";

    /// <summary>Passkeys and authenticator app.</summary>
    public const string Security = "/konto/sikkerhed";

    /// <summary>Gives the second factor in this session.</summary>
    public const string Confirm = "/konto/bekraeft";

    /// <summary>Sign in and come back to an address of ours.</summary>
    public static string SignInAndReturn(string path) => $"{SignIn}?videre={Uri.EscapeDataString(path)}";

    /// <summary>Give the second factor and come back to an address of ours.</summary>
    public static string ConfirmAndReturn(string path) => $"{Confirm}?videre={Uri.EscapeDataString(path)}";

    /// <summary>The address to go on to, if it is one of ours; else the account. Never another site's.</summary>
    public static string OnwardTo(string? path) =>
        path is ['/', not ('/' or '\\'), ..] && path.All(letter => letter is > ' ' and not '\\') ? path : path == "/" ? "/" : Account;
}
