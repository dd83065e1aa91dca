using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Follow;

/// <summary>Begins a subscription: nothing is sent but one letter in which the owner of the address says yes (double opt-in).</summary>
public sealed class Subscribe(IDbContextFactory<AppDbContext> contexts, ContentFollower content, IDataProtectionProvider protection, LetterLimits limits, TimeProvider clock)
{
    private const string Kind = "follow-confirmation";

    // Whoever types another's address must not fill their mailbox.
    private const int MaxLettersADay = 3;

    /// <summary>What an address asks to follow; null when nothing here answers to it.</summary>
    public async Task<FollowSubject?> FindAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var slug = query["eksempel"].FirstOrDefault();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var example = Slug.IsValid(slug) ? await db.Published(example => example.Slug == slug).AsNoTracking().SingleOrDefaultAsync(cancellationToken) : null;
        return FollowSubjects.Read(query, content.Current.Catalogue, _ => example is null ? null : (example.PublicId, example.Content.Title));
    }

    /// <summary>Asks the owner of an address. The answer is the same whatever is known of the address.</summary>
    /// <returns>What is wrong with the form.</returns>
    public async Task<IReadOnlyList<Issue>> RunAsync(FollowSubject subject, string? typed, SubscriptionPace pace, string siteUrl, CancellationToken cancellationToken)
    {
        if (!WorkEmail.IsValid(typed))
        {
            return [new("email", "Skriv hele din mailadresse, for eksempel navn@kommune.dk.", "required")];
        }

        var email = WorkEmail.Normalize(typed)!;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await limits.ReachesAsync(db, Kind, email, MaxLettersADay, TimeSpan.FromDays(1), cancellationToken))
        {
            return [];
        }

        var known = await db.Subscriptions.SingleOrDefaultAsync(one => one.Email == email && one.Kind == subject.Kind && one.Subject == subject.Subject, cancellationToken);
        if (known is null)
        {
            db.Add(known = new Subscription { Email = email, Kind = subject.Kind, Subject = subject.Subject, Pace = pace, CreatedAt = now, SentUpTo = now });
        }
        else if (known.ConfirmedAt is null)
        {
            // Asked anew: the last choice counts, and the time to confirm begins again.
            (known.Pace, known.CreatedAt) = (pace, now);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
        {
            // Pressed twice: the other one sends the letter.
            return [];
        }

        var token = LetterToken.Seal(protection, LetterTokenKind.Confirm, FormattableString.Invariant($"{known.Id} {(int)pace}"));
        new Letter(
            Kind,
            "Vil du have mail fra Vejviser?",
            $"Nogen, sikkert dig, har bedt om at følge dette på din adresse: {subject.Name}. Mailen kommer {Pace(pace)}.",
            "Vi sender først noget, når du har sagt ja. Svarer du ikke inden en uge, glemmer vi adressen igen.")
        {
            Link = ("Sig ja", siteUrl + FollowLinks.Confirm(token)),
        }.Send(db, email, now);
        await db.SaveChangesAsync(cancellationToken);
        return [];
    }

    /// <summary>"hver mandag, når der er nyt".</summary>
    internal static string Pace(SubscriptionPace pace) => pace == SubscriptionPace.Weekly ? "hver mandag, når der er nyt" : "lige når der er nyt";
}
