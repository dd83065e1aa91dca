using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

internal static class EmailDomainQueries
{
    /// <summary>The code of the municipality whose active domain an address lies in; null when it lies in none.</summary>
    public static async Task<string?> MunicipalityOfAsync(this AppDbContext db, string email, CancellationToken cancellationToken)
    {
        var domains = WorkEmail.Domains(email);
        var active = await db.EmailDomains.AsNoTracking().Where(domain => domain.IsActive && domains.Contains(domain.Domain)).ToListAsync(cancellationToken);
        // The narrowest counts.
        return active.MaxBy(domain => domain.Domain.Length)?.MunicipalityCode;
    }
}
