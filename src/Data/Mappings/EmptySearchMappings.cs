using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Data.EmptySearches;

namespace Vejviser.Data.Mappings;

internal sealed class EmptySearchMapping : IEntityTypeConfiguration<EmptySearch>
{
    public void Configure(EntityTypeBuilder<EmptySearch> builder)
    {
        builder.HasKey(search => search.Words);
        builder.Property(search => search.Words).HasMaxLength(100);
    }
}

internal sealed class EmptySearchSightingMapping : IEntityTypeConfiguration<EmptySearchSighting>
{
    public void Configure(EntityTypeBuilder<EmptySearchSighting> builder)
    {
        builder.HasKey(sighting => new { sighting.Fingerprint, sighting.On });
        builder.Property(sighting => sighting.Fingerprint).HasMaxLength(64);
    }
}

internal sealed class EmptySearchKeyMapping : IEntityTypeConfiguration<EmptySearchKey>
{
    public void Configure(EntityTypeBuilder<EmptySearchKey> builder) => builder.Property(key => key.Id).ValueGeneratedNever();
}
