using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Positions;

namespace Vejviser.Data.Mappings;

internal sealed class PositionPaperMapping : IEntityTypeConfiguration<PositionPaper>
{
    public void Configure(EntityTypeBuilder<PositionPaper> builder)
    {
        builder.Property(paper => paper.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(paper => paper.Draft!).AsJson();
        builder.Property(paper => paper.DraftVersion).IsConcurrencyToken();
        builder.Ignore(paper => paper.Newest);
        builder.Ignore(paper => paper.Working);
        builder.HasIndex(paper => paper.Slug).IsUnique();
        builder.HasMany(paper => paper.Versions).WithOne().HasForeignKey(version => version.PositionPaperId);
    }
}

internal sealed class PositionVersionMapping : IEntityTypeConfiguration<PositionVersion>
{
    public void Configure(EntityTypeBuilder<PositionVersion> builder)
    {
        builder.Property(version => version.Content).AsJson();
        builder.HasIndex(version => new { version.PositionPaperId, version.Number }).IsUnique();
    }
}

internal sealed class ConsultationMapping : IEntityTypeConfiguration<Consultation>
{
    public void Configure(EntityTypeBuilder<Consultation> builder)
    {
        builder.Property(consultation => consultation.Paper).HasMaxLength(Slug.MaxLength);
        builder.Property(consultation => consultation.Dilemma).HasMaxLength(Slug.MaxLength);
        builder.Property(consultation => consultation.RestsOn).AsJson();
        builder.Property(consultation => consultation.Version).IsConcurrencyToken();
        builder.HasIndex(consultation => new { consultation.Paper, consultation.Dilemma });
        builder.HasMany(consultation => consultation.Statements).WithOne().HasForeignKey(statement => statement.ConsultationId);
    }
}

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.Property(statement => statement.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(statement => statement.Version).IsConcurrencyToken();
        builder.HasIndex(statement => new { statement.ConsultationId, statement.MunicipalityCode }).IsUnique();
        builder.HasOne<Municipality>().WithMany().HasForeignKey(statement => statement.MunicipalityCode);
    }
}
