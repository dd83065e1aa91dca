using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.Web.Documents;

/// <summary>What was read from a filled template, or from any document with such headings: proposals that the author looks at.</summary>
/// <param name="Fields">The sections that were found, in the template's order.</param>
/// <param name="Unplaced">What belongs to no section, in the document's order. With the fields it is everything the author wrote.</param>
/// <param name="Images">How many pictures the document holds; they are not read.</param>
public sealed record ReadTemplate(IReadOnlyList<ReadField> Fields, IReadOnlyList<UnplacedText> Unplaced, int Images)
{
    /// <summary>The proposed text of a field; empty where nothing was found.</summary>
    public string this[string key] => Fields.FirstOrDefault(field => field.Section.Key == key)?.Text ?? "";
}

/// <summary>The proposed text of one section, in the shape the section asks for.</summary>
/// <param name="Section">The section.</param>
/// <param name="Text">The text; empty where the heading stood alone.</param>
/// <param name="Headings">The author's own headings it stood under.</param>
public sealed record ReadField(TemplateSection Section, string Text, IReadOnlyList<string> Headings);
