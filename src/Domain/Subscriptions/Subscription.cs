namespace Vejviser.Domain.Subscriptions;

/// <summary>Somebody who gets mail about what is new (abonnement). Kept are the address, the choice and the proof that the address's owner confirmed it.</summary>
public sealed class Subscription
{
    /// <summary>Unconfirmed ones are forgotten after this.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromDays(7);

    public int Id { get; init; }

    public required string Email { get; init; }

    public required SubscriptionKind Kind { get; init; }

    /// <summary>The theme's id, the municipality's code, the example's public id, or the search as the list's address has it.</summary>
    public required string Subject { get; init; }

    public required SubscriptionPace Pace { get; set; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTime CreatedAt { get; set; }

    /// <summary>When the owner of the address confirmed it (UTC); null until then, and no news is sent.</summary>
    public DateTime? ConfirmedAt { get; set; }

    /// <summary>Everything that was new by then has been sent (UTC).</summary>
    public DateTime SentUpTo { get; set; }
}

/// <summary>What somebody follows.</summary>
public enum SubscriptionKind
{
    Theme,
    Municipality,
    Search,
    Example,
}

/// <summary>How often somebody wants mail.</summary>
public enum SubscriptionPace
{
    Weekly,

    /// <summary>As soon as it is public.</summary>
    AtOnce,
}
