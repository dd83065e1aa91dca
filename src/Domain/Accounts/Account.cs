namespace Vejviser.Domain.Accounts;

/// <summary>Somebody who can sign in (konto): a work e-mail, a role and, for most, a municipality. No name is kept.</summary>
public sealed class Account
{
    public int Id { get; init; }

    /// <summary>The work e-mail as <see cref="WorkEmail.Normalize"/> writes it; unique.</summary>
    public required string Email { get; set; }

    public required AccountRole Role { get; set; }

    /// <summary>The municipality the account acts for; null for the editors.</summary>
    public string? MunicipalityCode { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? LastSignedInAt { get; set; }

    /// <summary>When an administrator closed it (UTC); it can then neither sign in nor act.</summary>
    public DateTime? DisabledAt { get; set; }

    /// <summary>The key of the authenticator app, protected; null where none is set up. In force once <see cref="AuthenticatorConfirmedAt"/> is set.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? AuthenticatorConfirmedAt { get; set; }

    /// <summary>The 30-second step of the last accepted authenticator code (RFC 6238): no code works twice.</summary>
    public long LastAuthenticatorStep { get; set; }

    /// <summary>The account's passkeys, where a query loads them.</summary>
    public ICollection<Passkey> Passkeys { get; } = [];
}

/// <summary>What an account may do. Each role may do what the one before it may.</summary>
public enum AccountRole
{
    /// <summary>Writes examples and sees its own (bidragyder).</summary>
    Contributor,

    /// <summary>Acts for the municipality (kommunekontakt); appointed by an administrator.</summary>
    MunicipalityContact,

    /// <summary>Receives, improves and publishes (redaktør).</summary>
    Editor,

    /// <summary>Also decides who may do what (administrator).</summary>
    Administrator,
}

/// <summary>A passkey of an account (WebAuthn credential).</summary>
public sealed class Passkey
{
    public int Id { get; init; }

    public int AccountId { get; init; }

    /// <summary>The credential id, as the authenticator made it; unique.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>Public key, counters and flags as JSON; no secret.</summary>
    public required string Credential { get; set; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>Who an account is at a municipality's own sign-in (OpenID Connect): one for each account and provider, and one account for each subject there.</summary>
public sealed class ExternalLogin
{
    public int Id { get; init; }

    public int AccountId { get; init; }

    /// <summary>The provider, as the settings name it.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's id of the person ("sub"): stable there, never shown here.</summary>
    public required string Subject { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime LinkedAt { get; init; }

    /// <summary>When the provider once gave the same address another id, and the link followed it (UTC); null for never. It follows once only.</summary>
    public DateTime? RelinkedAt { get; private set; }

    /// <summary>Follows the provider's new id of the person, the first time; false when it has done so before.</summary>
    public bool Follow(string subject, DateTime at)
    {
        if (RelinkedAt is not null)
        {
            return false;
        }

        (Subject, RelinkedAt) = (subject, at);
        return true;
    }
}

/// <summary>One browser signed in to one account.</summary>
public sealed class Session
{
    /// <summary>Ends when unused so long.</summary>
    public static readonly TimeSpan MaxIdle = TimeSpan.FromHours(12);

    /// <summary>Ends at last.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);

    public int Id { get; init; }

    public int AccountId { get; init; }

    /// <summary>SHA-256 of the secret in the browser's cookie; the secret itself is not kept.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; written at most every few minutes.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>When a passkey or authenticator code was given in this session (UTC); null while only the mailed code was.</summary>
    public DateTime? StrengthenedAt { get; set; }

    /// <summary>The municipality's own sign-in the session came from, as the settings name it; null for code and passkey.</summary>
    public string? Provider { get; init; }

    /// <summary>Browser and system in a few words, so that its owner knows it again: "Chrome på Windows".</summary>
    public required string Device { get; init; }

    /// <summary>Whether it still counts at a moment (UTC).</summary>
    public bool IsAliveAt(DateTime at) => at - LastSeenAt < MaxIdle && at - CreatedAt < MaxAge;
}

/// <summary>A six-digit code mailed to an address, to be typed once.</summary>
public sealed class SignInCode
{
    /// <summary>How long it works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How many wrong tries it stands.</summary>
    public const int MaxTries = 5;

    /// <summary>Names the request in the browser that asked; a code works only there.</summary>
    public required Guid Id { get; init; }

    /// <summary>As <see cref="WorkEmail.Normalize"/> writes it.</summary>
    public required string Email { get; init; }

    /// <summary>HMAC-SHA256 of the code under <see cref="Salt"/>.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>Random, one for each code.</summary>
    public required byte[] Salt { get; init; }

    /// <summary>The draft whose author's address it confirms; null for signing in.</summary>
    public int? DraftId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Wrong tries so far.</summary>
    public int Tries { get; set; }

    /// <summary>UTC; a used code is dead.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Whether it may still be tried at a moment (UTC).</summary>
    public bool IsOpenAt(DateTime at) => UsedAt is null && Tries < MaxTries && at - CreatedAt < Lifetime;
}

/// <summary>An e-mail domain that belongs to a municipality.</summary>
public sealed class EmailDomain
{
    /// <summary>Lower case; subdomains belong to it: "kk.dk" covers "okf.kk.dk".</summary>
    public required string Domain { get; init; }

    public required string MunicipalityCode { get; set; }

    /// <summary>Whether its addresses may sign in. Those of high confidence begin active; an administrator decides the rest.</summary>
    public required bool IsActive { get; set; }
}
