using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Account.External;

/// <summary>Finds or makes the account of somebody a provider vouches for, and begins a session.</summary>
/// <remarks>Who may be linked with what, and why: docs/decisions/0023-links-are-not-taken-over.md.</remarks>
public sealed class SignInExternally(IDbContextFactory<AppDbContext> contexts, OidcProviders providers, Sessions sessions, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(OidcProvider provider, OidcPerson person, string device, CancellationToken cancellationToken)
    {
        var (isEnough, isStrong) = provider.Judge([.. person.InToken[provider.AssuranceClaim]]);
        if (!isEnough)
        {
            return Refused($"Login hos {provider.Title} var ikke sikkert nok. Log ind dér med to trin, for eksempel MitID Erhverv eller en app, og prøv igen.");
        }

        Outcome outcome;
        try
        {
            outcome = await FindAsync(provider, person, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same person is signing in in another browser; what that one made is found now.
            outcome = await FindAsync(provider, person, cancellationToken);
        }

        // Administrators decide who may do what: no provider stands in for their second factor.
        return outcome.Account is { } account
            ? outcome with { Token = await sessions.BeginAsync(account, isStrong && account.Role < AccountRole.Administrator, device, provider.Name, cancellationToken) }
            : outcome;
    }

    private async Task<Outcome> FindAsync(OidcProvider provider, OidcPerson person, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var login = await db.ExternalLogins.SingleOrDefaultAsync(login => login.Provider == provider.Name && login.Subject == person.Subject, cancellationToken);
        var outcome = login is not null
            ? new(await db.HoldAccountAsync(login.AccountId, cancellationToken))
            : await MatchAsync(db, provider, person, at, cancellationToken);
        if (outcome.Account is not { } account)
        {
            return outcome;
        }

        if (account.DisabledAt is not null)
        {
            return Refused("Kontoen er lukket. Skriv til redaktionen, hvis den skal åbnes igen.");
        }

        if (providers.Of(account.Email) != provider)
        {
            return Refused($"{provider.Title} kan ikke længere logge ind for din adresse. Log ind med en kode på mail.");
        }

        // Where the domain has been closed since, those who are here already stay.
        var (municipality, _) = await MunicipalityAsync(db, provider, person, account.Email, cancellationToken);
        FollowRole(db, provider, person, account, municipality, SpeaksFor(provider, person, account.MunicipalityCode), at);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    // Nobody is known by this id yet: the address decides, where it may.
    private async Task<Outcome> MatchAsync(AppDbContext db, OidcProvider provider, OidcPerson person, DateTime at, CancellationToken cancellationToken)
    {
        var (told, isVerified) = person.Email(provider.EmailClaim);
        if (WorkEmail.Normalize(told) is not { } email)
        {
            return Refused($"{provider.Title} fortalte ikke din arbejdsmail. Bed jeres it-afdeling om at sende den med, eller log ind med en kode på mail.");
        }

        if (!isVerified && !provider.EmailIsVerified)
        {
            return Refused($"{provider.Title} har ikke bekræftet din mailadresse. Log ind med en kode på mail.");
        }

        if (providers.Of(email) != provider)
        {
            return Refused($"Din mailadresse hører ikke til {provider.Title}. Log ind med en kode på mail.");
        }

        var (municipality, refused) = await MunicipalityAsync(db, provider, person, email, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var id = await db.Accounts.Where(known => known.Email == email).Select(known => known.Id).SingleOrDefaultAsync(cancellationToken);
        if (id == 0)
        {
            var role = provider.RoleRule?.Of(person.Values(provider.RoleClaim!), municipality is not null) ?? AccountRole.Contributor;
            var made = new Domain.Accounts.Account { Email = email, Role = role, MunicipalityCode = role >= AccountRole.Editor ? null : municipality, CreatedAt = at };
            db.Add(made);
            await db.SaveChangesAsync(cancellationToken);
            db.Add(new ExternalLogin { AccountId = made.Id, Provider = provider.Name, Subject = person.Subject, LinkedAt = at });
            Note(db, made, "oprettet gennem login", at, $"{provider.Title}: {role.Name()}");
            return new(made);
        }

        var account = (await db.HoldAccountAsync(id, cancellationToken))!;
        return account.DisabledAt is null && account.Role >= AccountRole.Editor
            ? new(null) { Pending = new(provider.Name, person.Subject, account.Id, at) }
            : await LinkAsync(db, provider, account, person.Subject, at, cancellationToken) ?? new(account);
    }

    /// <summary>Links, or lets the link follow a new id once. The owner is told by mail.</summary>
    /// <returns>Why not; null when it is done, and saved with the caller's changes.</returns>
    internal static async Task<Outcome?> LinkAsync(AppDbContext db, OidcProvider provider, Domain.Accounts.Account account, string subject, DateTime at, CancellationToken cancellationToken)
    {
        if (account.DisabledAt is not null)
        {
            // Refused by the caller, with the same words for all.
            return null;
        }

        if (await db.ExternalLogins.SingleOrDefaultAsync(login => login.AccountId == account.Id && login.Provider == provider.Name, cancellationToken) is not { } login)
        {
            db.Add(new ExternalLogin { AccountId = account.Id, Provider = provider.Name, Subject = subject, LinkedAt = at });
            Note(db, account, "forbundet med login", at, provider.Title);
            Tell(db, account, at, $"Din konto er nu forbundet med login hos {provider.Title}, og du kan logge ind den vej.");
            return null;
        }

        if (login.Subject == subject)
        {
            // Linked in another browser since this one looked.
            return null;
        }

        if (!login.Follow(subject, at))
        {
            return Refused($"{provider.Title} har skiftet dit id mere end én gang. Bed en administrator om at fjerne forbindelsen, eller log ind med en kode på mail.");
        }

        Note(db, account, "forbundet med nyt id", at, provider.Title);
        Tell(db, account, at, $"{provider.Title} kender dig nu under et nyt id, og din konto følger med. Det sker kun én gang af sig selv.");
        return null;
    }

    // The provider may only speak for a municipality that the list of domains says the same of.
    private static async Task<(string? Municipality, Outcome? Refused)> MunicipalityAsync(AppDbContext db, OidcProvider provider, OidcPerson person, string email, CancellationToken cancellationToken)
    {
        var domains = WorkEmail.Domains(email);
        var row = (await db.EmailDomains.AsNoTracking().Where(domain => domains.Contains(domain.Domain)).ToListAsync(cancellationToken)).MaxBy(domain => domain.Domain.Length);
        if (row is { IsActive: false })
        {
            return (null, Refused($"Maildomænet {row.Domain} er ikke åbnet for login. Skriv til redaktionen."));
        }

        var said = provider.MunicipalityCode;
        if (provider.MunicipalityClaim is { } claim)
        {
            var values = person.Values(claim);
            said = values is [{ Length: 4 } code] && code.All(char.IsAsciiDigit) ? code : "";
            if (!await db.Municipalities.AnyAsync(one => one.Code == said, cancellationToken))
            {
                return (null, Refused($"{provider.Title} fortalte ikke, hvilken kommune du hører til. Log ind med en kode på mail."));
            }
        }

        return said is not null && row is not null && row.MunicipalityCode != said
            ? (null, Refused($"Din mailadresse hører til en anden kommune end den, {provider.Title} melder. Skriv til redaktionen."))
            : (said ?? row?.MunicipalityCode, null);
    }

    // Whoever works for another municipality by now is no contact of the one the account acts for.
    private static bool SpeaksFor(OidcProvider provider, OidcPerson person, string? municipality) =>
        municipality is null || (provider.MunicipalityClaim is { } claim ? person.Values(claim) is [var said] && said == municipality : provider.MunicipalityCode is null || provider.MunicipalityCode == municipality);

    private static void FollowRole(AppDbContext db, OidcProvider provider, OidcPerson person, Domain.Accounts.Account account, string? municipality, bool speaksForIt, DateTime at)
    {
        var home = account.MunicipalityCode ?? municipality;
        var role = provider.RoleRule?.After(account.Role, person.Values(provider.RoleClaim!), home is not null && speaksForIt) ?? account.Role;
        if (role == account.Role)
        {
            return;
        }

        (account.Role, account.MunicipalityCode) = (role, role >= AccountRole.Editor ? null : home);
        Note(db, account, "fik rolle af login", at, $"{provider.Title}: {role.Name()}");
        Tell(db, account, at, $"{provider.Title} har givet din konto en ny rolle: {role.Name()}.");
    }

    private static void Note(AppDbContext db, Domain.Accounts.Account account, string act, DateTime at, string reason) =>
        db.Add(new AuditEntry { At = at, AccountId = account.Id, Role = account.Role.Name(), Act = act, Subject = ActingAccount.Subject(account.Id), Reason = reason });

    private static void Tell(AppDbContext db, Domain.Accounts.Account account, DateTime at, string told) =>
        new Letter("external-login", "Din konto på Vejviser er ændret", told, "Kommer det bag på dig, så skriv til redaktionen med det samme.").Send(db, account.Email, at);

    private static Outcome Refused(string why) => new(null) { Issue = new("", why) };

    /// <summary>What came of it: a session's token, a reason, or a link that its owner must confirm first.</summary>
    public sealed record Outcome(Domain.Accounts.Account? Account)
    {
        public string? Token { get; init; }

        public Issue? Issue { get; init; }

        public PendingLink? Pending { get; init; }
    }
}
