namespace Vejviser.Domain.Vocabularies;

/// <summary>Where something was read.</summary>
/// <param name="Title">Title of the page or publication.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Url">http or https address; null where there is none.</param>
/// <param name="Date">A <see cref="PartialDate"/>; null where the source gives none.</param>
public sealed record SourceReference(string Title, string Publisher, string? Url, string? Date);
