using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

/// <summary>The editor behind a request.</summary>
/// <param name="Account">The account, as the audit names it.</param>
/// <param name="SiteUrl">Where the site is seen from: letters lead there.</param>
/// <param name="IsStrong">Whether a second factor was given in this session.</param>
public sealed record Editor(ActingAccount Account, string SiteUrl, bool IsStrong)
{
    /// <summary>Only for pages whose folder lets nobody else in.</summary>
    public static Editor Behind(HttpRequest request, Site site)
    {
        var user = request.HttpContext.User;
        return new(user.ToActing(), site.Address, user.IsStrong());
    }

    /// <summary>As examples know the editors.</summary>
    public Actor Actor => Actor.Editors;

    /// <summary>Notes a privileged act; saved with the caller's changes.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="act">"offentliggjorde".</param>
    /// <param name="subject">"eksempel aalborg-svejsere-bladt".</param>
    /// <param name="at">UTC.</param>
    /// <param name="reason">Why, where it may be kept for 24 months whatever is redacted.</param>
    public void Note(AppDbContext db, string act, string subject, DateTime at, string? reason = null) =>
        Account.Note(db, act, subject, at, reason);
}
