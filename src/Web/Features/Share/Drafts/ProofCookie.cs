using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Which code this browser has proved an address with, so that the same is not asked twice.</summary>
internal static class ProofCookie
{
    private const string Name = "vejviser-bekraeftet";

    // As long as used codes are kept.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public static void Set(HttpContext context, Guid codeId) => HostCookie.Set(context, Name, codeId.ToString("N"), Lifetime);

    /// <summary>The browser behind a request, as sending a draft knows it.</summary>
    public static Sender Sender(this HttpContext context, Site site) => new(
        Guid.TryParseExact(HostCookie.Read(context, Name), "N", out var id) ? id : Guid.Empty,
        context.User.IsSignedIn() ? context.User.Email() : null,
        site.Address);
}
