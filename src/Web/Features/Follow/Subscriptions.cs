using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Follow;

/// <summary>What the owner of an address does with their subscriptions from the links in letters.</summary>
public sealed class Subscriptions(IDbContextFactory<AppDbContext> contexts, ContentFollower content, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The subscription a letter asks to confirm; null when it is gone, or the link is no link of ours.</summary>
    public async Task<Followed?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Opened(token) is not { } opened)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(one => one.Id == opened.Id, cancellationToken) is { } subscription
            // Another pace than the one confirmed waits for its own yes.
            ? (await NamedAsync(db, [subscription], cancellationToken)).Single() is var followed && followed.Pace != opened.Pace ? followed with { Pace = opened.Pace, ConfirmedAt = null } : followed
            : null;
    }

    /// <summary>The owner says yes; saying it twice is the same. From then on news is sent.</summary>
    public async Task ConfirmAsync(string token, CancellationToken cancellationToken)
    {
        if (Opened(token) is not { } opened)
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Subscriptions.Where(one => one.Id == opened.Id && (one.ConfirmedAt == null || one.Pace != opened.Pace)).ExecuteUpdateAsync(
            row => row
                .SetProperty(one => one.ConfirmedAt, one => one.ConfirmedAt ?? now)
                .SetProperty(one => one.SentUpTo, one => one.ConfirmedAt == null ? now : one.SentUpTo)
                .SetProperty(one => one.Pace, opened.Pace),
            cancellationToken);
    }

    /// <summary>All that the owner of an address follows; null for a link that is no link of ours.</summary>
    public async Task<IReadOnlyList<Followed>?> OfAsync(string token, CancellationToken cancellationToken)
    {
        if (LetterToken.Open(protection, LetterTokenKind.Stop, token) is not { } email)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await NamedAsync(db, await db.Subscriptions.AsNoTracking().Where(one => one.Email == email && one.ConfirmedAt != null).OrderBy(one => one.Id).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Stops one of the owner's subscriptions, or all with null; the rows are deleted.</summary>
    public async Task StopAsync(string token, int? id, CancellationToken cancellationToken)
    {
        if (LetterToken.Open(protection, LetterTokenKind.Stop, token) is not { } email)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Subscriptions.Where(one => one.Email == email && (id == null || one.Id == id)).ExecuteDeleteAsync(cancellationToken);
    }

    private (int Id, SubscriptionPace Pace)? Opened(string token) => LetterToken.Open(protection, LetterTokenKind.Confirm, token)?.Split(' ') is [var id, var pace]
        ? (int.Parse(id, CultureInfo.InvariantCulture), (SubscriptionPace)int.Parse(pace, CultureInfo.InvariantCulture))
        : null;

    private async Task<IReadOnlyList<Followed>> NamedAsync(AppDbContext db, IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        var ids = subscriptions.Where(one => one.Kind == SubscriptionKind.Example).Select(one => one.Subject).ToList();
        var titles = await db.Published(example => ids.Contains(example.PublicId)).AsNoTracking().ToDictionaryAsync(example => example.PublicId, example => example.Content.Title, cancellationToken);
        return subscriptions.Select(one => new Followed(
            one.Id,
            one.Kind == SubscriptionKind.Example
                ? titles.TryGetValue(one.Subject, out var title) ? $"Eksemplet »{title}«" : "Et eksempel, der ikke er her mere"
                : FollowSubjects.Of(one.Kind, one.Subject, content.Current.Catalogue)?.Name ?? "Noget, der ikke er her mere",
            one.Pace,
            one.ConfirmedAt)).ToList();
    }

    /// <summary>A subscription, for its owner.</summary>
    public sealed record Followed(int Id, string Name, SubscriptionPace Pace, DateTime? ConfirmedAt);
}
