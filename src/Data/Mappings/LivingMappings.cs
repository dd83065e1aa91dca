using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Data.Links;
using Vejviser.Data.Mail;
using Vejviser.Data.Use;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;

namespace Vejviser.Data.Mappings;

internal sealed class AdoptionMapping : IEntityTypeConfiguration<Adoption>
{
    public void Configure(EntityTypeBuilder<Adoption> builder)
    {
        builder.Property(adoption => adoption.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(adoption => adoption.Figures).AsJson();
        builder.Property(adoption => adoption.Version).IsConcurrencyToken();
        builder.HasIndex(adoption => new { adoption.PracticeExampleId, adoption.MunicipalityCode }).IsUnique();
        builder.HasIndex(adoption => adoption.AskOn);
        builder.HasOne<PracticeExample>().WithMany().HasForeignKey(adoption => adoption.PracticeExampleId);
        builder.HasOne<Municipality>().WithMany().HasForeignKey(adoption => adoption.MunicipalityCode);
        builder.HasOne<Account>().WithMany().HasForeignKey(adoption => adoption.AccountId).OnDelete(DeleteBehavior.SetNull);
        builder.HasMany(adoption => adoption.Reports).WithOne().HasForeignKey(report => report.AdoptionId);
    }
}

internal sealed class AdoptionReportMapping : IEntityTypeConfiguration<AdoptionReport>
{
    public void Configure(EntityTypeBuilder<AdoptionReport> builder)
    {
        builder.Property(report => report.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(report => report.Figures).AsJson();
    }
}

internal sealed class SubscriptionMapping : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.Property(subscription => subscription.Email).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(subscription => subscription.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(subscription => subscription.Pace).HasConversion<string>().HasMaxLength(20);
        builder.Property(subscription => subscription.Subject).HasMaxLength(1_000);
        builder.Property(subscription => subscription.SentUpTo).IsConcurrencyToken();
        builder.HasIndex(subscription => new { subscription.Email, subscription.Kind, subscription.Subject }).IsUnique();
        builder.HasIndex(subscription => new { subscription.Pace, subscription.Id });
    }
}

internal sealed class CheckedLinkMapping : IEntityTypeConfiguration<CheckedLink>
{
    public void Configure(EntityTypeBuilder<CheckedLink> builder)
    {
        builder.HasKey(link => link.Url);
        builder.Property(link => link.Url).HasMaxLength(1_000);
        builder.Property(link => link.Fault).HasMaxLength(200);
        builder.HasIndex(link => link.NextCheckAt);
    }
}

internal sealed class ExampleUseMapping : IEntityTypeConfiguration<ExampleUse>
{
    public void Configure(EntityTypeBuilder<ExampleUse> builder)
    {
        builder.HasKey(use => new { use.PracticeExampleId, use.On, use.Kind });
        builder.Property(use => use.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<PracticeExample>().WithMany().HasForeignKey(use => use.PracticeExampleId);
    }
}

internal sealed class RoutineRunMapping : IEntityTypeConfiguration<RoutineRun>
{
    public void Configure(EntityTypeBuilder<RoutineRun> builder)
    {
        builder.HasKey(run => new { run.Routine, run.On });
        builder.Property(run => run.Routine).HasMaxLength(100);
    }
}

internal sealed class ReminderLetterMapping : IEntityTypeConfiguration<ReminderLetter>
{
    public void Configure(EntityTypeBuilder<ReminderLetter> builder)
    {
        builder.HasKey(letter => letter.Email);
        builder.Property(letter => letter.Email).HasMaxLength(WorkEmail.MaxLength);
        builder.Property(letter => letter.SentOn).IsConcurrencyToken();
    }
}

internal sealed class ExampleRequestMapping : IEntityTypeConfiguration<ExampleRequest>
{
    public void Configure(EntityTypeBuilder<ExampleRequest> builder)
    {
        builder.Property(request => request.Theme).HasMaxLength(Slug.MaxLength);
        builder.Property(request => request.TargetGroup).HasMaxLength(Slug.MaxLength);
        builder.HasIndex(request => new { request.MunicipalityCode, request.Theme, request.TargetGroup }).IsUnique();
        builder.HasOne<Municipality>().WithMany().HasForeignKey(request => request.MunicipalityCode);
    }
}
