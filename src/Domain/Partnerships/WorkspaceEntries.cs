namespace Vejviser.Domain.Partnerships;

/// <summary>Something written in a workspace by a participant, or by KL where the enrolment is null.</summary>
public interface IWorkspaceEntry
{
    public int Id { get; }

    public int PartnershipId { get; }

    /// <summary>The enrolment of the participant behind it; null for KL.</summary>
    public int? EnrolmentId { get; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; }
}

/// <summary>Something that should be done by a day (milepæl).</summary>
public sealed class Milestone : IWorkspaceEntry
{
    public const int MaxText = 200;

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    public int? EnrolmentId { get; init; }

    public required string Text { get; set; }

    public required DateOnly DueOn { get; set; }

    /// <summary>The day it was done; null until then.</summary>
    public DateOnly? DoneOn { get; set; }

    public required DateTime CreatedAt { get; init; }
}

/// <summary>A question to the other participants and KL, with the answers it got (spørgsmål).</summary>
public sealed class Question : IWorkspaceEntry
{
    public const int MaxText = 2_000;

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    public int? EnrolmentId { get; init; }

    public required string Text { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>Oldest first, where a query loads them.</summary>
    public List<Answer> Answers { get; } = [];
}

/// <summary>An answer to a question.</summary>
public sealed class Answer
{
    public int Id { get; init; }

    public int QuestionId { get; init; }

    /// <summary>The enrolment of the participant behind it; null for KL.</summary>
    public int? EnrolmentId { get; init; }

    public required string Text { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }
}

/// <summary>A file the participants share (dokument).</summary>
public sealed class SharedDocument : IWorkspaceEntry
{
    public const int MaxTitle = 150;

    /// <summary>All files of one partnership together are no larger, in bytes.</summary>
    public const long MaxSizePerPartnership = 500L * 1024 * 1024;

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    public int? EnrolmentId { get; init; }

    public required string Title { get; init; }

    public required Guid AttachmentId { get; init; }

    public required DateTime CreatedAt { get; init; }
}

/// <summary>A meeting of the participants (møde).</summary>
public sealed class Meeting : IWorkspaceEntry
{
    public const int MaxTitle = 150;
    public const int MaxPlace = 300;
    public const int MaxText = 2_000;

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    public int? EnrolmentId { get; init; }

    public required string Title { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime StartsAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime EndsAt { get; set; }

    /// <summary>A room, or the address of an online meeting.</summary>
    public required string Place { get; set; }

    /// <summary>What it is about; null for nothing more than the title.</summary>
    public string? Text { get; set; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>How often it has been moved: calendars then replace what they hold (RFC 5545 section 3.8.7.4).</summary>
    public int Sequence { get; set; }
}

/// <summary>Help that a participant wants or offers (hjælp søges, hjælp tilbydes).</summary>
public sealed class HelpPost : IWorkspaceEntry
{
    public const int MaxText = 500;

    public int Id { get; init; }

    public required int PartnershipId { get; init; }

    public int? EnrolmentId { get; init; }

    /// <summary>Whether it is offered; wanted otherwise.</summary>
    public required bool IsOffer { get; init; }

    /// <summary>The kind of effort it is about.</summary>
    public required string EffortTypeId { get; init; }

    /// <summary>The group it is about; null for any.</summary>
    public string? TargetGroupId { get; init; }

    public required string Text { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was taken down (UTC); null while it stands.</summary>
    public DateTime? ClosedAt { get; set; }

    /// <summary>Whether one offers what the other wants: the same kind of effort, no two different groups, and not the same participant.</summary>
    public bool Fits(HelpPost other) =>
        IsOffer != other.IsOffer && ClosedAt is null && other.ClosedAt is null && EnrolmentId != other.EnrolmentId && EffortTypeId == other.EffortTypeId &&
        (TargetGroupId is null || other.TargetGroupId is null || TargetGroupId == other.TargetGroupId);
}
