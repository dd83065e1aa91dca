using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Editorial;

/// <summary>The editor behind a request.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Role">Its role, in Danish.</param>
/// <param name="SiteUrl">Where the site is seen from: letters lead there.</param>
public sealed record Editor(int AccountId, string Role, string SiteUrl)
{
    /// <summary>As examples know the editors.</summary>
    public Actor Actor => Actor.Editors;

    /// <summary>Notes a privileged act; saved with the caller's changes.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="act">"offentliggjorde".</param>
    /// <param name="subject">"eksempel aalborg-svejsere-bladt".</param>
    /// <param name="at">UTC.</param>
    /// <param name="reason">Why, where it may be kept for 24 months whatever is redacted.</param>
    public void Note(AppDbContext db, string act, string subject, DateTime at, string? reason = null) =>
        db.Add(new AuditEntry { At = at, AccountId = AccountId, Role = Role, Act = act, Subject = subject, Reason = reason });
}
