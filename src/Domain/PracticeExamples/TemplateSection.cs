namespace Vejviser.Domain.PracticeExamples;

/// <summary>One thing the template asks for.</summary>
/// <param name="Key">The field it fills, as files and checks name it.</param>
/// <param name="Heading">The question, as the template and the form put it.</param>
/// <param name="Guidance">How to answer, in a sentence or two.</param>
/// <param name="Example">A good answer; made up.</param>
/// <param name="Shape">What an answer looks like.</param>
/// <param name="IsRequired">Whether an example can be submitted without it.</param>
/// <param name="OtherHeadings">What municipalities call the same thing in documents of their own.</param>
public sealed record TemplateSection(
    string Key,
    string Heading,
    string Guidance,
    string Example,
    AnswerShape Shape,
    bool IsRequired,
    IReadOnlyList<string> OtherHeadings);

/// <summary>What an answer to a section of the template looks like.</summary>
public enum AnswerShape
{
    /// <summary>Plain text on one line.</summary>
    Line,

    /// <summary>Plain text, one item a line.</summary>
    Items,

    /// <summary>Markdown.</summary>
    Text,
}
