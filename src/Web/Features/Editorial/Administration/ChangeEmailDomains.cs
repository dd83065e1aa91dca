using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>What administrators do to the municipalities' e-mail domains; each act stands in the audit.</summary>
public sealed class ChangeEmailDomains(IDbContextFactory<AppDbContext> contexts, ContentFollower content, TimeProvider clock)
{
    /// <summary>Adds a domain.</summary>
    /// <returns>The domain as it is kept, or what is wrong.</returns>
    public async Task<(string? Domain, IReadOnlyList<Issue> Issues)> AddAsync(ActingAccount acting, string? typed, string? municipality, string? reason, CancellationToken cancellationToken)
    {
        var issues = Judge(municipality, reason);
        if (Normalize(typed) is not { } domain)
        {
            return (null, [new("domaene", "Skriv et domæne, for eksempel kommune.dk."), .. issues]);
        }

        if (issues.Count > 0)
        {
            return (null, issues);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            if (await db.EmailDomains.AnyAsync(known => known.Domain == domain, cancellationToken))
            {
                return (null, [Taken]);
            }

            db.Add(new EmailDomain { Domain = domain, MunicipalityCode = municipality!, IsActive = true });
            acting.Note(db, "tilføjede maildomæne", Subject(domain), Now(), Reason.Kept(NameOf(municipality!), reason));
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
        {
            // Added by somebody else a moment ago.
            return (null, [Taken]);
        }

        return (domain, []);
    }

    /// <summary>Changes whose a domain is, and whether its addresses may sign in.</summary>
    public async Task<IReadOnlyList<Issue>> SaveAsync(ActingAccount acting, string name, string? municipality, bool isActive, string? reason, CancellationToken cancellationToken)
    {
        var issues = Judge(municipality, reason);
        if (issues.Count > 0)
        {
            return issues;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.EmailDomains.SingleOrDefaultAsync(domain => domain.Domain == name, cancellationToken) is not { } domain)
        {
            return [new("", "Domænet findes ikke længere.")];
        }

        if (domain.MunicipalityCode != municipality)
        {
            acting.Note(db, "flyttede maildomæne", Subject(name), Now(), Reason.Kept(NameOf(municipality!), reason));
        }

        if (domain.IsActive != isActive)
        {
            acting.Note(db, isActive ? "åbnede maildomæne" : "lukkede maildomæne", Subject(name), Now(), Reason.Kept(reason));
        }

        (domain.MunicipalityCode, domain.IsActive) = (municipality!, isActive);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    private static Issue Taken { get; } = new("domaene", "Domænet står allerede på listen. Find det, og ret det dér.");

    // What is asked of the domain of an address is asked here too.
    private static string? Normalize(string? typed) =>
        WorkEmail.Normalize($"x@{typed?.Trim().TrimStart('@')}") is { } address ? address["x@".Length..] : null;

    private static string Subject(string domain) => domain.Length > 190 ? $"domæne {domain[..189]}…" : $"domæne {domain}";

    private string NameOf(string code) => content.Current.Catalogue.Municipalities[code].FullName;

    private List<Issue> Judge(string? municipality, string? reason)
    {
        List<Issue> issues = [];
        if (string.IsNullOrEmpty(municipality) || !content.Current.Catalogue.Municipalities.ContainsKey(municipality))
        {
            issues.Add(new("kommune", "Vælg den kommune, domænet hører til."));
        }

        if (Reason.Judge(reason, "begrundelse", required: false) is { } issue)
        {
            issues.Add(issue);
        }

        return issues;
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
