using Microsoft.EntityFrameworkCore;
using Vejviser.Data;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>The municipalities' e-mail domains.</summary>
public sealed class ListEmailDomains(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>By domain; <paramref name="text"/> is part of it, or of the municipality's name.</summary>
    public async Task<Paged<Row>> FindAsync(string? text, bool? active, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var domains = db.EmailDomains.AsNoTracking();
        if (text?.Trim() is { Length: > 0 } wanted)
        {
            // Compared here: SQLite knows no large and small letters beyond ASCII.
            var codes = (await db.Municipalities.AsNoTracking().ToListAsync(cancellationToken))
                .Where(one => one.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Select(one => one.Code).ToList();
            var part = wanted.ToLowerInvariant();
            domains = domains.Where(domain => domain.Domain.Contains(part) || codes.Contains(domain.MunicipalityCode));
        }

        return await Rows(db, active is null ? domains : domains.Where(domain => domain.IsActive == active)).OrderBy(row => row.Domain).PageAsync(page, cancellationToken);
    }

    /// <summary>One domain; null when it is not there.</summary>
    public async Task<Row?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(db, db.EmailDomains.AsNoTracking().Where(domain => domain.Domain == name)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Row> Rows(AppDbContext db, IQueryable<Domain.Accounts.EmailDomain> domains) => domains.Select(domain => new Row
    {
        Domain = domain.Domain,
        MunicipalityCode = domain.MunicipalityCode,
        Municipality = db.Municipalities.Where(one => one.Code == domain.MunicipalityCode).Select(one => one.Name).First(),
        IsActive = domain.IsActive,
    });

    /// <summary>A domain as administrators see it.</summary>
    public sealed record Row
    {
        public required string Domain { get; init; }

        public required string MunicipalityCode { get; init; }

        public required string Municipality { get; init; }

        public required bool IsActive { get; init; }
    }
}
