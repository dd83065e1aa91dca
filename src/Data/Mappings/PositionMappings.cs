using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
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

internal sealed class PartnershipMapping : IEntityTypeConfiguration<Partnership>
{
    public void Configure(EntityTypeBuilder<Partnership> builder)
    {
        builder.Property(partnership => partnership.Slug).HasMaxLength(Slug.MaxLength);
        builder.Property(partnership => partnership.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(partnership => partnership.Content).AsJson();
        builder.HasIndex(partnership => partnership.Slug).IsUnique();
    }
}
