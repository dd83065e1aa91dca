using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.Mappings;

internal sealed class PracticeExampleMapping : IEntityTypeConfiguration<PracticeExample>
{
    public void Configure(EntityTypeBuilder<PracticeExample> builder)
    {
        builder.Property(example => example.PublicId).HasMaxLength(Slug.MaxLength);
        builder.Property(example => example.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(example => example.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(example => example.Version).IsConcurrencyToken();
        builder.HasIndex(example => example.PublicId).IsUnique();
        builder.HasIndex(example => example.Slug).IsUnique();
        builder.HasIndex(example => new { example.ChangeNumber, example.Id });
        builder.HasIndex(example => example.State);
        builder.Property(example => example.ReviewMonths).HasDefaultValue(ReviewCycle.DefaultMonths);
        builder.HasIndex(example => example.ReviewDueOn);
        // AssigneeId and MergedIntoId are no foreign keys: SQLite would have to build the table anew, outside the migration's transaction.
        builder.HasIndex(example => example.AssigneeId);
        builder.Ignore(example => example.HasAuthor);
        builder.Ignore(example => example.IsApprovedByAuthor);
        builder.Ignore(example => example.HasUnpublishedChanges);
        builder.HasMany(example => example.Revisions).WithOne().HasForeignKey(revision => revision.PracticeExampleId);
        builder.HasMany(example => example.Timeline).WithOne().HasForeignKey(entry => entry.PracticeExampleId);
    }
}

internal sealed class PracticeExampleRevisionMapping : IEntityTypeConfiguration<PracticeExampleRevision>
{
    public void Configure(EntityTypeBuilder<PracticeExampleRevision> builder)
    {
        builder.HasKey(revision => new { revision.PracticeExampleId, revision.Number });
        builder.Property(revision => revision.By).HasMaxLength(100);
        builder.Property(revision => revision.Content).HasConversion(
            content => content.ToJson(),
            json => PracticeExampleContent.FromJson(json));
    }
}

internal sealed class TimelineEntryMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.Property(entry => entry.Act).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.By).HasMaxLength(100);
    }
}
