namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>A headed part of an example's text; left out when there is none.</summary>
public sealed record CaseSection(string Heading, string? Markdown);
