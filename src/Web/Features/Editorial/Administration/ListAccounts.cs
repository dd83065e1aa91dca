using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>The accounts, for administrators.</summary>
public sealed class ListAccounts(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>By address; <paramref name="text"/> is part of it, or of the municipality's name.</summary>
    public async Task<Paged<Row>> FindAsync(string? text, AccountRole? role, int page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = db.Accounts.AsNoTracking();
        if (text?.Trim() is { Length: > 0 } wanted)
        {
            // Compared here: SQLite knows no large and small letters beyond ASCII.
            var codes = (await db.Municipalities.AsNoTracking().ToListAsync(cancellationToken))
                .Where(one => one.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)).Select(one => one.Code).ToList();
            var part = wanted.ToLowerInvariant();
            accounts = accounts.Where(account => account.Email.Contains(part) || (account.MunicipalityCode != null && codes.Contains(account.MunicipalityCode)));
        }

        return await Rows(db, role is null ? accounts : accounts.Where(account => account.Role == role)).OrderBy(row => row.Email).PageAsync(page, cancellationToken);
    }

    /// <summary>One account; null when there is none.</summary>
    public async Task<Row?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(db, db.Accounts.AsNoTracking().Where(account => account.Id == id)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Row> Rows(AppDbContext db, IQueryable<Domain.Accounts.Account> accounts) => accounts.Select(account => new Row
    {
        Id = account.Id,
        Email = account.Email,
        Role = account.Role,
        MunicipalityCode = account.MunicipalityCode,
        Municipality = db.Municipalities.Where(one => one.Code == account.MunicipalityCode).Select(one => one.Name).FirstOrDefault(),
        CreatedAt = account.CreatedAt,
        LastSignedInAt = account.LastSignedInAt,
        DisabledAt = account.DisabledAt,
        HasApp = account.AuthenticatorConfirmedAt != null,
        Passkeys = account.Passkeys.Count,
        Logins = db.ExternalLogins.Where(login => login.AccountId == account.Id).OrderBy(login => login.Id).ToList(),
    });

    /// <summary>An account as administrators see it.</summary>
    public sealed record Row
    {
        public required int Id { get; init; }

        public required string Email { get; init; }

        public required AccountRole Role { get; init; }

        public required string? MunicipalityCode { get; init; }

        public required string? Municipality { get; init; }

        public required DateTime CreatedAt { get; init; }

        public required DateTime? LastSignedInAt { get; init; }

        public required DateTime? DisabledAt { get; init; }

        public required bool HasApp { get; init; }

        public required int Passkeys { get; init; }

        /// <summary>The municipalities' own logins it is linked with.</summary>
        public required IReadOnlyList<ExternalLogin> Logins { get; init; }

        public bool HasSecondFactor => HasApp || Passkeys > 0;
    }
}
