using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.Sharing;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data.Mappings;

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(partnership => partnership.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(partnership => partnership.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(partnership => partnership.Content).AsJson();
        builder.Property(partnership => partnership.Paper).HasMaxLength(Slug.MaxLength);
        builder.Property(partnership => partnership.Dilemma).HasMaxLength(Slug.MaxLength);
        builder.Property(partnership => partnership.Version).IsConcurrencyToken();
        builder.HasIndex(partnership => partnership.Slug).IsUnique();
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(enrolment => enrolment.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(enrolment => enrolment.Terms).AsJson();
        builder.Property(enrolment => enrolment.Version).IsConcurrencyToken();
        builder.HasIndex(enrolment => new { enrolment.PartnershipId, enrolment.MunicipalityCode }).IsUnique();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(enrolment => enrolment.PartnershipId);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(enrolment => enrolment.MunicipalityCode);
        builder.HasMany(enrolment => enrolment.Events).WithOne().HasForeignKey(one => one.EnrolmentId);
    }
}

internal sealed class EnrolmentEventMapping : IEntityTypeConfiguration<EnrolmentEvent>
{
    public void Configure(EntityTypeBuilder<EnrolmentEvent> builder)
    {
        builder.Property(one => one.What).HasMaxLength(100);
        builder.Property(one => one.Reason).HasMaxLength(Enrolment.MaxReason);
    }
}

internal sealed class GoalMapping : IEntityTypeConfiguration<Goal>
{
    public void Configure(EntityTypeBuilder<Goal> builder)
    {
        builder.Property(goal => goal.Readings).AsJson();
        builder.Property(goal => goal.Version).IsConcurrencyToken();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(goal => goal.EnrolmentId);
        builder.HasOne<Series>().WithMany().HasForeignKey(goal => goal.SeriesId);
    }
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder) => builder.InWorkspace();
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.InWorkspace();
        builder.HasMany(question => question.Answers).WithOne().HasForeignKey(answer => answer.QuestionId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnswerMapping : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> builder) => builder.HasOne<Enrolment>().WithMany().HasForeignKey(answer => answer.EnrolmentId);
}

internal sealed class SharedDocumentMapping : IEntityTypeConfiguration<SharedDocument>
{
    public void Configure(EntityTypeBuilder<SharedDocument> builder)
    {
        builder.InWorkspace();
        builder.HasOne<Attachment>().WithOne().HasForeignKey<SharedDocument>(document => document.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> builder) => builder.InWorkspace();
}

internal sealed class HelpPostMapping : IEntityTypeConfiguration<HelpPost>
{
    public void Configure(EntityTypeBuilder<HelpPost> builder)
    {
        builder.InWorkspace();
        builder.Property(post => post.EffortTypeId).HasMaxLength(Slug.MaxLength);
        builder.Property(post => post.TargetGroupId).HasMaxLength(Slug.MaxLength);
        builder.HasOne<EffortType>().WithMany().HasForeignKey(post => post.EffortTypeId);
        builder.HasOne<TargetGroup>().WithMany().HasForeignKey(post => post.TargetGroupId);
    }
}

internal sealed class RecommendationMapping : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> builder)
    {
        builder.Property(recommendation => recommendation.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(recommendation => recommendation.Content).AsJson();
        builder.Property(recommendation => recommendation.Steps).AsJson();
        builder.Property(recommendation => recommendation.Version).IsConcurrencyToken();
        builder.HasIndex(recommendation => new { recommendation.PartnershipId, recommendation.Number }).IsUnique();
        builder.HasOne<Partnership>().WithMany().HasForeignKey(recommendation => recommendation.PartnershipId);
        builder.Ignore(recommendation => recommendation.Standing);
        builder.HasMany(recommendation => recommendation.Endorsements).WithOne().HasForeignKey(one => one.RecommendationId);
    }
}

internal sealed class EndorsementMapping : IEntityTypeConfiguration<Endorsement>
{
    public void Configure(EntityTypeBuilder<Endorsement> builder)
    {
        builder.Property(endorsement => endorsement.Stance).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(endorsement => new { endorsement.RecommendationId, endorsement.EnrolmentId, endorsement.Wording }).IsUnique();
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(endorsement => endorsement.EnrolmentId);
    }
}

internal static class WorkspaceMapping
{
    /// <summary>What every entry of a workspace has.</summary>
    public static void InWorkspace<T>(this EntityTypeBuilder<T> builder)
        where T : class, IWorkspaceEntry
    {
        builder.HasIndex(entry => new { entry.PartnershipId, entry.CreatedAt });
        builder.HasOne<Partnership>().WithMany().HasForeignKey(entry => entry.PartnershipId);
        builder.HasOne<Enrolment>().WithMany().HasForeignKey(entry => entry.EnrolmentId);
    }
}
