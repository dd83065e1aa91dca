namespace Vejviser.Web.Access;

/// <summary>Which code this browser asked for: a code works nowhere else.</summary>
internal static class CodeCookie
{
    private const string Name = "vejviser-kode";

    public static void Set(HttpContext context, Guid id) => context.Response.Cookies.Append(Name, id.ToString("N"), new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = Domain.Accounts.SignInCode.Lifetime,
    });

    /// <summary>The code's id; the empty one, which no code has, where the browser asked for none.</summary>
    public static Guid Read(HttpContext context) => Guid.TryParseExact(context.Request.Cookies[Name], "N", out var id) ? id : Guid.Empty;

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(Name, new() { Path = "/", Secure = context.Request.IsHttps, HttpOnly = true, SameSite = SameSiteMode.Lax });
}
