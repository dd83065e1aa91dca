namespace Vejviser.Domain.PracticeExamples;

/// <summary>What an example said at one moment. Never changed after it is stored, except by redaction.</summary>
public sealed class PracticeExampleRevision(PracticeExampleContent content)
{
    public int PracticeExampleId { get; init; }

    /// <summary>1, 2, 3 … within the example.</summary>
    public required int Number { get; init; }

    public PracticeExampleContent Content { get; private set; } = content;

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The role that wrote it.</summary>
    public required string By { get; init; }

    /// <summary>Removes a passage; false when the revision did not hold it.</summary>
    internal bool Redact(string passage)
    {
        var redacted = Content.Without(passage);
        var held = redacted.ToJson() != Content.ToJson();
        Content = redacted;
        return held;
    }

    internal void RemoveAttachment(Guid id) => Content = Content with { Attachments = Content.Attachments.Where(attachment => attachment.Id != id).ToList() };
}
