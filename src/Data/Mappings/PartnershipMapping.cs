using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;

namespace Vejviser.Data.Mappings;

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
