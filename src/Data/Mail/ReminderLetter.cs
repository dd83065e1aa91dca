namespace Vejviser.Data.Mail;

/// <summary>When somebody last got a collected reminder: at most one a month. Forgotten when the month is over.</summary>
public sealed class ReminderLetter
{
    public required string Email { get; init; }

    public required DateOnly SentOn { get; set; }
}
