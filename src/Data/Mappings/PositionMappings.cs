using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Positions;

namespace Vejviser.Data.Mappings;

internal sealed class PositionPaperMapping : IEntityTypeConfiguration<PositionPaper>
{
    public void Configure(EntityTypeBuilder<PositionPaper> builder)
    {
        builder.Property(paper => paper.Slug).HasMaxLength(Slug.MaxLength);
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
