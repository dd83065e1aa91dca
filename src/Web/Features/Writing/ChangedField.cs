using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Writing;

/// <summary>A field in which two texts differ.</summary>
public sealed record ChangedField(string Label, IReadOnlyList<DifferencePart> Parts)
{
    public static IReadOnlyList<ChangedField> Between(ExampleForm before, ExampleForm after) => ExampleForm.Labels
        .Where(field => before[field.Key].Trim() != after[field.Key].Trim())
        .Select(field => new ChangedField(field.Value, TextDifference.Of(before[field.Key], after[field.Key])))
        .ToList();
}
