using System.Text.Json.Serialization;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Evidence;

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
    DateOnly ReviewDueOn)
{
    /// <summary>The day it was last confirmed; null for never.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>The day its municipality told that the effort has ended; null while it goes on.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>The municipalities that took it over, in the order they first told.</summary>
    public IReadOnlyList<Adopter> Adopters { get; init; } = [];

    /// <summary>How much the effort has been tried, here and by those who took it over.</summary>
    [JsonIgnore]
    public MaturityFacts Tried => Content.Tried with
    {
        Municipalities = Content.Municipalities.Union(Adopters.Where(adopter => adopter.HasUsed).Select(adopter => adopter.MunicipalityCode)).Count(),
    };

    /// <summary>The level <see cref="EvidenceRule"/> proposes, with its reasons.</summary>
    public EvidenceProposal ProposeEvidence() => Content.ProposeEvidence(Adopters);
}
