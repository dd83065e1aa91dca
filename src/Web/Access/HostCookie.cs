namespace Vejviser.Web.Access;

/// <summary>A cookie that no script reads and no other host sets: over https its name is prefixed, and browsers take it from this host alone (RFC 6265bis, section 4.1.3).</summary>
internal static class HostCookie
{
    private const string Prefix = "__Host-";

    /// <summary>What the browser gave; null for none.</summary>
    public static string? Read(HttpContext context, string name) => context.Request.Cookies[Name(context, name)];

    /// <summary>The names of those that begin so and come with the request.</summary>
    public static IReadOnlyList<string> Names(HttpContext context, string beginning)
    {
        var begun = Name(context, beginning);
        return [.. context.Request.Cookies.Keys.Where(name => name.StartsWith(begun, StringComparison.Ordinal)).Select(name => beginning + name[begun.Length..])];
    }

    /// <param name="context">The answer it goes with.</param>
    /// <param name="name">Without a prefix.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="lifetime">How long the browser keeps it.</param>
    /// <param name="sameSite">Lax where a link from another site may lead to what needs it.</param>
    public static void Set(HttpContext context, string name, string value, TimeSpan lifetime, SameSiteMode sameSite = SameSiteMode.Lax) =>
        context.Response.Cookies.Append(Name(context, name), value, Options(context, lifetime, sameSite));

    public static void Remove(HttpContext context, string name, SameSiteMode sameSite = SameSiteMode.Lax) =>
        context.Response.Cookies.Delete(Name(context, name), Options(context, lifetime: null, sameSite));

    private static string Name(HttpContext context, string name) => context.Request.IsHttps ? Prefix + name : name;

    private static CookieOptions Options(HttpContext context, TimeSpan? lifetime, SameSiteMode sameSite) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = sameSite, Path = "/", IsEssential = true, MaxAge = lifetime };
}
