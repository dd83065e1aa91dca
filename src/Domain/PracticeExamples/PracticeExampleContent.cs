using System.Text.Json;
using System.Text.Json.Serialization;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Domain.PracticeExamples;

/// <summary>What an example says, whole: the immutable snapshot that a revision keeps.</summary>
public sealed record PracticeExampleContent
{
    public required string Title { get; init; }

    /// <summary>One or two sentences that stand alone.</summary>
    public required string Summary { get; init; }

    /// <summary>Municipality codes, in the order the example names them.</summary>
    public required IReadOnlyList<string> Municipalities { get; init; }

    /// <summary>The year the effort is about; null where the source gives none.</summary>
    public int? Year { get; init; }

    /// <summary>Theme ids.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Effort type ids.</summary>
    public IReadOnlyList<string> EffortTypes { get; init; } = [];

    /// <summary>The target group in the example's own words.</summary>
    public required string TargetGroupText { get; init; }

    /// <summary>Target group ids.</summary>
    public IReadOnlyList<string> TargetGroups { get; init; } = [];

    /// <summary>Markdown: the problem the effort should solve.</summary>
    public string? Challenge { get; init; }

    /// <summary>Markdown: what was done.</summary>
    public string? Approach { get; init; }

    /// <summary>Markdown: what came of it.</summary>
    public string? Results { get; init; }

    public IReadOnlyList<ResultFigure> ResultFigures { get; init; } = [];

    /// <summary>How many years the effort has run; null when not told.</summary>
    public int? YearsRun { get; init; }

    /// <summary>How many citizens the effort has reached; null when not told.</summary>
    public int? PeopleReached { get; init; }

    /// <summary>Markdown: what those who took part say about it, without names.</summary>
    public string? ParticipantsSay { get; init; }

    /// <summary>Markdown: what was hard.</summary>
    public string? WhatWasHard { get; init; }

    /// <summary>At most three pieces of advice to others.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];

    /// <summary>Markdown: time and cost.</summary>
    public string? Resources { get; init; }

    /// <summary>The editors' word; beside it stands what <see cref="EvidenceRule"/> proposes.</summary>
    public EvidenceLevel Evidence { get; init; } = EvidenceLevel.NotAssessed;

    /// <summary>Why the editors differ from the rule; null where they do not, or have not said.</summary>
    public string? EvidenceReason { get; init; }

    public WorkObligationRelation WorkObligation { get; init; } = WorkObligationRelation.NotAssessed;

    public required Provenance Provenance { get; init; }

    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Where it was read; null when the municipality itself wrote it.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>"We have no figures yet": a normal answer.</summary>
    public bool HasNoFiguresYet { get; init; }

    /// <summary>Markdown: "we stopped, and this is why"; null while the effort goes on.</summary>
    public string? StoppedBecause { get; init; }

    /// <summary>The function mailbox that readers' questions go to. Never shown: readers write through a form.</summary>
    public string? ContactMailbox { get; init; }

    /// <summary>The role in the municipality that approved it; never a name.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>When the municipality approved it.</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>Where a video about it can be seen.</summary>
    public string? VideoUrl { get; init; }

    /// <summary>Whether people can be recognised in text, pictures or video.</summary>
    public bool ShowsPeople { get; init; }

    /// <summary>Whether everybody who can be recognised has said yes in writing to the municipality.</summary>
    public bool HasConsent { get; init; }

    /// <summary>The files that go public with it.</summary>
    public IReadOnlyList<AttachmentReference> Attachments { get; init; } = [];

    /// <summary>The results that somebody has counted.</summary>
    [JsonIgnore]
    public IEnumerable<ResultFigure> CountedFigures => ResultFigures.Where(figure => figure.Value is not null);

    /// <summary>How much the effort has been tried by those who wrote of it.</summary>
    [JsonIgnore]
    public MaturityFacts Tried => new(YearsRun, PeopleReached, Municipalities.Count);

    /// <summary>The level <see cref="EvidenceRule"/> proposes, with its reasons.</summary>
    /// <param name="adopters">The municipalities that took the effort over.</param>
    /// <remarks>A self-report counts for no more than its design: figures counted afterwards only stay out, and adopters lift maturity, not evidence.</remarks>
    public EvidenceProposal ProposeEvidence(IReadOnlyList<Adopter>? adopters = null) => EvidenceRule.Propose(
        ResultFigures.Concat((adopters ?? []).SelectMany(adopter => adopter.Figures).Where(figure => figure.Outcome?.Design >= StudyDesign.BeforeAfter)),
        Source is not null,
        Tried.Maturity);

    /// <summary>The running texts below the summary, in reading order: what search reads and cuts passages from.</summary>
    public IEnumerable<string> RunningTexts() =>
        new[] { Challenge, Approach, Results, ParticipantsSay, StoppedBecause, WhatWasHard, Resources }.OfType<string>()
            .Concat(Advice)
            .Concat(ResultFigures.Select(figure => figure.Measure));

    /// <summary>A municipality's example before anything is written.</summary>
    public static PracticeExampleContent Blank { get; } = new() { Title = "", Summary = "", Municipalities = [], TargetGroupText = "", Provenance = Provenance.SharedByMunicipality };

    /// <summary>What stands where something was redacted.</summary>
    public const string Removed = "[fjernet]";

    /// <summary>The content without a passage, in whatever field it stands.</summary>
    public PracticeExampleContent Without(string passage)
    {
        return this with
        {
            Title = Text(Title)!,
            Summary = Text(Summary)!,
            TargetGroupText = Text(TargetGroupText)!,
            Challenge = Text(Challenge),
            Approach = Text(Approach),
            Results = Text(Results),
            ResultFigures = ResultFigures.Select(figure => figure.Without(passage)).ToList(),
            ParticipantsSay = Text(ParticipantsSay),
            EvidenceReason = Text(EvidenceReason),
            WhatWasHard = Text(WhatWasHard),
            Advice = Advice.Select(Text).OfType<string>().ToList(),
            Resources = Text(Resources),
            Partners = Partners.Select(Text).OfType<string>().ToList(),
            Source = Source is null ? null : Source with { Title = Text(Source.Title)!, Publisher = Text(Source.Publisher)!, Url = Gone(Source.Url) },
            StoppedBecause = Text(StoppedBecause),
            ContactMailbox = Gone(ContactMailbox),
            ApprovedBy = Text(ApprovedBy),
            VideoUrl = Gone(VideoUrl),
            Attachments = Attachments.Where(attachment => !attachment.Name.Contains(passage, StringComparison.Ordinal)).ToList(),
        };

        string? Text(string? text) => text?.Replace(passage, Removed, StringComparison.Ordinal);

        // An address with a hole in it leads nowhere.
        string? Gone(string? address) => address?.Contains(passage, StringComparison.Ordinal) == true ? null : address;
    }

    /// <summary>The snapshot as it is stored: compact JSON, enumerations as names.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>Reads a stored snapshot.</summary>
    public static PracticeExampleContent FromJson(string json) =>
        JsonSerializer.Deserialize<PracticeExampleContent>(json, JsonOptions)
        ?? throw new JsonException("An example's snapshot is never null.");

    private static JsonSerializerOptions JsonOptions { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

/// <summary>A file that goes public with an example.</summary>
/// <param name="Id">The attachment's id.</param>
/// <param name="Name">The name readers see.</param>
/// <param name="MediaType">Decided by content.</param>
/// <param name="Size">Bytes.</param>
public sealed record AttachmentReference(Guid Id, string Name, string MediaType, long Size);
