using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Vejviser.Data.Rules;
using Vejviser.Data.Use;

namespace Vejviser.Data.Mappings;

internal sealed class RuleEntryMapping : IEntityTypeConfiguration<RuleEntry>
{
    public void Configure(EntityTypeBuilder<RuleEntry> builder)
    {
        builder.Ignore(entry => entry.Value);
        builder.Property(entry => entry.ParameterId).HasMaxLength(60);
        builder.Property(entry => entry.Certainty).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Reading).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class ToolUseMapping : IEntityTypeConfiguration<ToolUse>
{
    public void Configure(EntityTypeBuilder<ToolUse> builder)
    {
        builder.HasKey(use => new { use.Tool, use.On });
        builder.Property(use => use.Tool).HasMaxLength(60);
    }
}
