using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Data.Audit;
using Vejviser.Data.Backup;
using Vejviser.Data.Mail;
using Vejviser.Domain.Accounts;

namespace Vejviser.Data.Mappings;

internal sealed class OutboxMessageMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Kind).HasMaxLength(40);
        builder.Property(message => message.To).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(message => message.ReplyTo).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(message => message.NextAttemptAt).IsConcurrencyToken();
        builder.HasIndex(message => new { message.SentAt, message.FailedAt, message.NextAttemptAt });
    }
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(entry => entry.Role).HasMaxLength(40);
        builder.Property(entry => entry.Act).HasMaxLength(100);
        builder.Property(entry => entry.Subject).HasMaxLength(200);
        builder.HasIndex(entry => entry.At);
    }
}

internal sealed class RestoreDrillMapping : IEntityTypeConfiguration<RestoreDrill>
{
    public void Configure(EntityTypeBuilder<RestoreDrill> builder)
    {
        builder.Property(drill => drill.Problem).HasMaxLength(500);
        builder.HasIndex(drill => drill.StartedAt);
    }
}

internal sealed class LimitedUseMapping : IEntityTypeConfiguration<LimitedUse>
{
    public void Configure(EntityTypeBuilder<LimitedUse> builder)
    {
        builder.HasKey(use => new { use.Limit, use.Caller, use.Window });
        builder.Property(use => use.Limit).HasMaxLength(40);
    }
}
