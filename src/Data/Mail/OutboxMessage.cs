namespace Vejviser.Data.Mail;

/// <summary>A mail to be sent: written in the transaction of what it tells about, sent by a background service.</summary>
public sealed class OutboxMessage
{
    public int Id { get; init; }

    /// <summary>What it is about: "sign-in-code", "draft-link" …; never a name or an address.</summary>
    public required string Kind { get; init; }

    public required string To { get; init; }

    /// <summary>Where an answer goes; null for nowhere.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Where the receiver stops such mail with one click (RFC 8058); null for mail that is not subscribed to.</summary>
    public string? UnsubscribeAddress { get; init; }

    public required string Subject { get; set; }

    /// <summary>The whole mail as plain text; emptied once sent, outside Development.</summary>
    public required string Text { get; set; }

    /// <summary>The whole mail as HTML; emptied once sent, outside Development.</summary>
    public required string Html { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it may be tried (UTC); moved ahead by each failure, and by the node that is trying.</summary>
    public required DateTime NextAttemptAt { get; set; }

    /// <summary>Tries so far.</summary>
    public int Attempts { get; set; }

    /// <summary>UTC; null until the mail server has taken it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>When it was given up (UTC): a dead letter.</summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>The mail server's last answer, without addresses.</summary>
    public string? LastError { get; set; }
}
