using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Access;

/// <summary>What ASP.NET Core Identity's passkey handler asks about accounts, read from our own rows. It writes nothing: whoever changes a passkey does it beside the audit.</summary>
internal sealed class AccountStore(IDbContextFactory<AppDbContext> contexts) : IUserPasskeyStore<Account>
{
    public static string Id(Account account) => account.Id.ToString(CultureInfo.InvariantCulture);

    public static UserPasskeyInfo Read(Passkey passkey)
    {
        var data = JsonSerializer.Deserialize<IdentityPasskeyData>(passkey.Credential)!;
        return new(passkey.CredentialId, data.PublicKey, data.CreatedAt, data.SignCount, data.Transports, data.IsUserVerified, data.IsBackupEligible, data.IsBackedUp, data.AttestationObject, data.ClientDataJson);
    }

    // How it was made is not kept: nothing asks for it again.
    public static string Write(UserPasskeyInfo passkey) => JsonSerializer.Serialize(new IdentityPasskeyData
    {
        PublicKey = passkey.PublicKey,
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = [],
        ClientDataJson = [],
    });

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindAsync(
        accounts => int.TryParse(userId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? accounts.Where(account => account.Id == id) : accounts.Where(account => false),
        cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindAsync(accounts => accounts.Where(account => account.Email == normalizedUserName), cancellationToken);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        FindAsync(accounts => accounts.Where(account => account.Passkeys.Any(passkey => passkey.CredentialId == credentialId)), cancellationToken);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>(user.Passkeys.Select(Read).ToList());

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId)) is { } found ? Read(found) : null);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Id(user));

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    // A closed account is none: it can neither add a passkey nor sign in by one.
    private async Task<Account?> FindAsync(Func<IQueryable<Account>, IQueryable<Account>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await which(db.Accounts.AsNoTracking().Include(account => account.Passkeys)).SingleOrDefaultAsync(account => account.DisabledAt == null, cancellationToken);
    }
}
