using System.Globalization;
using System.Security.Claims;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

/// <summary>What a request's user is and may do, read from claims that are made anew for each request.</summary>
internal static class User
{
    private const string Session = "session";
    private const string Municipality = "municipality";
    private const string Strong = "strong";

    public static ClaimsIdentity Identity(Account account, Session session)
    {
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Email, account.Email),
            new(Session, session.Id.ToString(CultureInfo.InvariantCulture)),
            // A role may do what those below it may.
            .. Enum.GetValues<AccountRole>().Where(role => role <= account.Role).Select(role => new Claim(ClaimTypes.Role, role.ToString())),
        ];
        if (account.MunicipalityCode is { } code)
        {
            claims.Add(new(Municipality, code));
        }

        if (session.StrengthenedAt is not null)
        {
            claims.Add(new(Strong, ""));
        }

        return new(claims, SessionAuthentication.Scheme, ClaimTypes.Email, ClaimTypes.Role);
    }

    public static bool IsSignedIn(this ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true;

    /// <summary>The account's id; only for somebody signed in.</summary>
    public static int AccountId(this ClaimsPrincipal user) => int.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public static int SessionId(this ClaimsPrincipal user) => int.Parse(user.FindFirstValue(Session)!, CultureInfo.InvariantCulture);

    public static string Email(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.Email)!;

    public static string? MunicipalityCode(this ClaimsPrincipal user) => user.FindFirstValue(Municipality);

    public static bool Is(this ClaimsPrincipal user, AccountRole role) => user.IsInRole(role.ToString());

    /// <summary>Whether a passkey or an authenticator code was given in this session.</summary>
    public static bool IsStrong(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == Strong);

    /// <summary>Whether an editor has yet to give a passkey or a code in this session.</summary>
    public static bool NeedsSecondFactor(this ClaimsPrincipal user) => user.Is(AccountRole.Editor) && !user.IsStrong();

    /// <summary>The account's own role: the highest it has.</summary>
    public static AccountRole Role(this ClaimsPrincipal user) => Enum.GetValues<AccountRole>().Last(user.Is);

    /// <summary>The account behind the request, for the audit.</summary>
    public static ActingAccount ToActing(this ClaimsPrincipal user) => new(user.AccountId(), user.SessionId(), user.Role());
}
