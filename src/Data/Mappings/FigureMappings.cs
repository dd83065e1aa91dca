using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Mappings;

internal sealed class SeriesMapping : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.Property(series => series.Id).HasMaxLength(Slug.MaxLength);
        builder.Property(series => series.Unit).HasMaxLength(100);
        builder.Property(series => series.CountedIn).HasMaxLength(Slug.MaxLength);
        builder.Ignore(series => series.SourceLine);
    }
}

internal sealed class ObservationMapping : IEntityTypeConfiguration<Observation>
{
    public void Configure(EntityTypeBuilder<Observation> builder)
    {
        builder.HasKey(one => new { one.SeriesId, one.Period, one.MunicipalityCode });
        builder.Property(one => one.Period).HasMaxLength(20);
        builder.Property(one => one.MunicipalityCode).HasMaxLength(4);
        builder.Property(one => one.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.Value).HasPrecision(21, 6);
        builder.HasOne<Series>().WithMany().HasForeignKey(one => one.SeriesId);
    }
}

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.Property(one => one.Period).HasMaxLength(20);
        builder.Property(one => one.MunicipalityCode).HasMaxLength(4);
        builder.Property(one => one.OldState).HasConversion<string>().HasMaxLength(20);
        builder.Property(one => one.OldValue).HasPrecision(21, 6);
        builder.HasIndex(one => one.SeriesId);
        builder.HasOne<Series>().WithMany().HasForeignKey(one => one.SeriesId);
    }
}
