using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Domain.Sharing;

/// <summary>An author's working copy of an example (kladde): may be incomplete, and only those with a link to it can read it.</summary>
/// <remarks>When it is sent, its content becomes a revision of an example; the author goes on in the same draft when the editors ask.</remarks>
public sealed class Draft
{
    /// <summary>A draft nobody touches is deleted after this.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>So long before it is deleted its author is warned, twice.</summary>
    public static readonly IReadOnlyList<TimeSpan> Warnings = [TimeSpan.FromDays(14), TimeSpan.FromDays(3)];

    public int Id { get; init; }

    public required PracticeExampleContent Content { get; set; }

    /// <summary>The author's address, as typed in the draft; null until given.</summary>
    public string? Email { get; set; }

    /// <summary>When the author proved that the address is theirs (UTC); null until then. Cleared when the address changes.</summary>
    public DateTime? EmailConfirmedAt { get; set; }

    /// <summary>The author's account, if there is one.</summary>
    public int? AccountId { get; set; }

    /// <summary>The example it was sent as; null before.</summary>
    public int? PracticeExampleId { get; set; }

    /// <summary>What an uploaded document held that no field was found for; kept until its author deletes it.</summary>
    public IReadOnlyList<UnplacedText> Unplaced { get; set; } = [];

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    /// <summary>UTC; counted from the last change.</summary>
    public required DateTime ExpiresAt { get; set; }

    /// <summary>How many of <see cref="Warnings"/> have been mailed since the last change.</summary>
    public int WarningsSent { get; set; }

    /// <summary>Changes with every write, so that the later of two tabs is told.</summary>
    public int Version { get; set; }

    /// <summary>Whether the author's address is proven.</summary>
    public bool HasConfirmedEmail => Email is not null && EmailConfirmedAt is not null;

    /// <summary>Notes a change: the clock to deletion starts anew.</summary>
    public void Touch(DateTime at)
    {
        Version++;
        UpdatedAt = at;
        ExpiresAt = at + Lifetime;
        WarningsSent = 0;
    }
}

/// <summary>A piece of an uploaded document that no field was found for.</summary>
/// <param name="Heading">The heading above it; null where there was none.</param>
/// <param name="Text">The text itself.</param>
public sealed record UnplacedText(string? Heading, string Text);

/// <summary>A secret address of a draft, as mailed to its author.</summary>
public sealed class DraftLink
{
    public int Id { get; init; }

    public int DraftId { get; init; }

    /// <summary>SHA-256 of the secret; the secret itself stands only in the address.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A file that belongs to an example (bilag). Its bytes lie in <see cref="AttachmentPart"/>s.</summary>
public sealed class Attachment
{
    /// <summary>All files of one example together are no larger.</summary>
    public const long MaxSizePerExample = 60L * 1024 * 1024;

    /// <summary>Random: an address nobody guesses.</summary>
    public required Guid Id { get; init; }

    /// <summary>The draft it was uploaded to.</summary>
    public int? DraftId { get; set; }

    /// <summary>The example the draft was sent as; null before.</summary>
    public int? PracticeExampleId { get; set; }

    public required string FileName { get; init; }

    /// <summary>Decided by content, never by name.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes after cleaning.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whether its text could be checked by machine; otherwise an editor must.</summary>
    public required bool IsMachineChecked { get; init; }

    /// <summary>When an editor vouched for a file that no machine could check (UTC).</summary>
    public DateTime? VouchedAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A piece of a file: files are streamed, never held whole.</summary>
public sealed class AttachmentPart
{
    /// <summary>Bytes in every part but the last.</summary>
    public const int Size = 256 * 1024;

    public required Guid AttachmentId { get; init; }

    /// <summary>From 0.</summary>
    public required int Number { get; init; }

    public required byte[] Bytes { get; init; }
}
