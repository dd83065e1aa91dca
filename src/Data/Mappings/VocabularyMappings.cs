using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Data.Mappings;

internal sealed class ThemeMapping : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> builder)
    {
        builder.Property(theme => theme.Id).HasMaxLength(Slug.MaxLength);
        builder.Property(theme => theme.Group).HasConversion<string>().HasMaxLength(20);
        builder.Property(theme => theme.Sources).AsJson();
        builder.Ignore(theme => theme.ReviewDueOn);
    }
}

internal sealed class EffortTypeMapping : IEntityTypeConfiguration<EffortType>
{
    public void Configure(EntityTypeBuilder<EffortType> builder)
    {
        builder.Property(effort => effort.Id).HasMaxLength(Slug.MaxLength);
        builder.Property(effort => effort.Stance).HasConversion<string>().HasMaxLength(20);
        builder.Property(effort => effort.Findings).AsJson();
        builder.Property(effort => effort.Sources).AsJson();
        builder.Ignore(effort => effort.ReviewDueOn);
        builder.HasOne<EffortType>().WithMany().HasForeignKey(effort => effort.Broader);
    }
}

internal sealed class TargetGroupMapping : IEntityTypeConfiguration<TargetGroup>
{
    public void Configure(EntityTypeBuilder<TargetGroup> builder)
    {
        builder.Property(group => group.Id).HasMaxLength(Slug.MaxLength);
        builder.Property(group => group.Phrases).AsJson();
    }
}

internal sealed class MunicipalityMapping : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> builder)
    {
        builder.HasKey(municipality => municipality.Code);
        builder.Property(municipality => municipality.Code).HasMaxLength(4);
        builder.Property(municipality => municipality.AreaKm2).HasPrecision(8, 1);
        builder.HasIndex(municipality => municipality.Slug).IsUnique();
        builder.Ignore(municipality => municipality.FullName);
    }
}

internal sealed class ThesaurusEntryMapping : IEntityTypeConfiguration<ThesaurusEntry>
{
    public void Configure(EntityTypeBuilder<ThesaurusEntry> builder)
    {
        builder.HasKey(entry => entry.Term);
        builder.Property(entry => entry.Term).HasMaxLength(Slug.MaxLength);
        builder.Property(entry => entry.Equivalent).AsJson();
        builder.Property(entry => entry.Former).AsJson();
        builder.Property(entry => entry.Narrower).AsJson();
        builder.Property(entry => entry.Related).AsJson();
    }
}

internal sealed class ContentVersionMapping : IEntityTypeConfiguration<ContentVersion>
{
    public void Configure(EntityTypeBuilder<ContentVersion> builder)
    {
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.HasData(new ContentVersion());
    }
}

internal sealed class GeographyMapping : IEntityTypeConfiguration<Geography>
{
    public void Configure(EntityTypeBuilder<Geography> builder)
    {
        builder.Property(geography => geography.Id).ValueGeneratedNever();
        builder.Property(geography => geography.Shapes).AsJson();
    }
}
