using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Mappings;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.Property(draft => draft.Content).HasConversion(
            content => content.ToJson(),
            json => PracticeExampleContent.FromJson(json));
        builder.Property(draft => draft.Unplaced).AsJson();
        builder.Property(draft => draft.Email).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.HasIndex(draft => draft.ExpiresAt);
        builder.HasIndex(draft => draft.Email);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<PracticeExample>().WithMany().HasForeignKey(draft => draft.PracticeExampleId);
        builder.HasMany<DraftLink>().WithOne().HasForeignKey(link => link.DraftId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DraftLinkMapping : IEntityTypeConfiguration<DraftLink>
{
    public void Configure(EntityTypeBuilder<DraftLink> builder) => builder.HasIndex(link => link.TokenHash).IsUnique();
}

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(attachment => attachment.Id).ValueGeneratedNever();
        builder.Property(attachment => attachment.FileName).HasMaxLength(200);
        builder.Property(attachment => attachment.MediaType).HasMaxLength(100);
        builder.HasOne<Draft>().WithMany().HasForeignKey(attachment => attachment.DraftId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<PracticeExample>().WithMany().HasForeignKey(attachment => attachment.PracticeExampleId);
        builder.HasMany<AttachmentPart>().WithOne().HasForeignKey(part => part.AttachmentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AttachmentPartMapping : IEntityTypeConfiguration<AttachmentPart>
{
    public void Configure(EntityTypeBuilder<AttachmentPart> builder) => builder.HasKey(part => new { part.AttachmentId, part.Number });
}

internal sealed class ProblemReportMapping : IEntityTypeConfiguration<ProblemReport>
{
    public void Configure(EntityTypeBuilder<ProblemReport> builder)
    {
        builder.Property(report => report.Path).HasMaxLength(200);
        builder.Property(report => report.ReplyTo).HasMaxLength(WorkEmail.MaxLength);
        builder.HasIndex(report => report.HandledAt);
        builder.HasOne<PracticeExample>().WithMany().HasForeignKey(report => report.PracticeExampleId);
    }
}
