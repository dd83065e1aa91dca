namespace Vejviser.Web.Access;

/// <summary>Which code this browser asked for: a code works nowhere else.</summary>
internal static class CodeCookie
{
    public static void Set(HttpContext context, Guid id) => context.Response.Cookies.Append(Name(context.Request), id.ToString("N"), new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = Domain.Accounts.SignInCode.Lifetime,
    });

    /// <summary>The code's id; the empty one, which no code has, where the browser asked for none.</summary>
    public static Guid Read(HttpContext context) => Guid.TryParseExact(context.Request.Cookies[Name(context.Request)], "N", out var id) ? id : Guid.Empty;

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), new() { Path = "/", Secure = context.Request.IsHttps, HttpOnly = true, SameSite = SameSiteMode.Lax });

    // The prefix makes browsers refuse the cookie from anywhere but this host over HTTPS.
    private static string Name(HttpRequest request) => request.IsHttps ? "__Host-vejviser-kode" : "vejviser-kode";
}
