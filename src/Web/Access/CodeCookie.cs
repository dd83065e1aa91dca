namespace Vejviser.Web.Access;

/// <summary>Which code this browser asked for: a code works nowhere else.</summary>
internal static class CodeCookie
{
    private const string Name = "vejviser-kode";

    public static void Set(HttpContext context, Guid id) => HostCookie.Set(context, Name, id.ToString("N"), Domain.Accounts.SignInCode.Lifetime);

    /// <summary>The code's id; the empty one, which no code has, where the browser asked for none.</summary>
    public static Guid Read(HttpContext context) => Guid.TryParseExact(HostCookie.Read(context, Name), "N", out var id) ? id : Guid.Empty;

    public static void Remove(HttpContext context) => HostCookie.Remove(context, Name);
}
