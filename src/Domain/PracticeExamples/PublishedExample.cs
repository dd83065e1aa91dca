namespace Vejviser.Domain.PracticeExamples;

/// <summary>An example as readers see it: the published revision and its dates.</summary>
/// <param name="PublicId">The id that files, feeds and the API know it by.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Content">What the published revision says.</param>
/// <param name="PublishedAt">When readers first saw it (UTC).</param>
/// <param name="UpdatedAt">When readers last saw something new (UTC).</param>
/// <param name="ReviewDueOn">The day it must be confirmed, changed or ended.</param>
public sealed record PublishedExample(
    string PublicId,
    string Slug,
    PracticeExampleContent Content,
    DateTime PublishedAt,
    DateTime UpdatedAt,
    DateOnly ReviewDueOn);
