using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.PracticeExamples;

/// <summary>The one way to what readers can see or could see once; what has never been public is not among it.</summary>
public static class EverPublicExamples
{
    public static IQueryable<EverPublicExample> EverPublic(this AppDbContext db) => db.PracticeExamples.AsNoTracking()
        .Where(example => example.PublishedRevision != null)
        .Select(example => new EverPublicExample
        {
            Id = example.Id,
            PublicId = example.PublicId,
            Slug = example.Slug,
            ChangeNumber = example.ChangeNumber,
            IsPublic = example.State == PublicationState.Published && example.HiddenAt == null,
            At = example.State == PublicationState.Published
                ? example.HiddenAt ?? example.Timeline.Where(entry => entry.Act == TimelineAct.Shown && entry.At > example.UpdatedAt).Max(entry => (DateTime?)entry.At) ?? example.UpdatedAt!.Value
                : example.HiddenAt != null && example.HiddenAt < example.StateSince ? example.HiddenAt.Value : example.StateSince,
        });
}

/// <summary>An example that is public or has been, and nothing of what it says.</summary>
public sealed record EverPublicExample
{
    public required int Id { get; init; }

    public required string PublicId { get; init; }

    public required string Slug { get; init; }

    public required long ChangeNumber { get; init; }

    /// <summary>Whether readers see it; otherwise it is withdrawn, part of another, or hidden.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>When readers last saw something new in it, or it again, or when it went (UTC): whoever is told that it went and then that it is there sees which was last.</summary>
    public required DateTime At { get; init; }
}
