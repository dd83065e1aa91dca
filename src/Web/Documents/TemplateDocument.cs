using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>The template as a Word document: a heading, guidance and a box to write in for each section.</summary>
public static class TemplateDocument
{
    /// <summary>What stands in a box until somebody writes in it.</summary>
    public const string Placeholder = "Skriv her";

    private const string Title = "Del jeres eksempel";
    private const string Lead = "Det behøver ikke være en succes. Det, der var svært, er ofte det, andre kan bruge mest.";

    private static readonly string[] Instructions =
    [
        "Skriv i felterne. Seks af dem skal udfyldes; resten kan vente eller stå tomme.",
        "»Vi har ingen tal endnu« og »vi stoppede, og det var derfor« er gode svar.",
        "Skriv aldrig cpr-numre, navne eller andet, der kan pege på en bestemt borger.",
        $"Hent dokumentet ind på Vejvisers side »{Title}«, når I er klar. Der kan I rette det, før I sender.",
    ];

    private static readonly HashSet<string> OwnTexts =
    [
        .. TemplateSections.All.SelectMany(section => (string[])[Guidance(section), Example(section)]),
        .. Instructions, Title, Lead, Placeholder, WordDocument.FooterText(Title),
        // What Word shows in a box that has been emptied again.
        "Klik eller tryk her for at skrive tekst.", "Klik her for at angive tekst.", "Click or tap here to enter text.",
    ];

    /// <summary>Whether a paragraph is one the template comes with, word for word: not an author's.</summary>
    internal static bool IsOwn(string paragraph) => OwnTexts.Contains(string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Writes the template; always the same bytes.</summary>
    public static void Write(Stream output)
    {
        using var document = new WordDocument(Title);
        document.AddParagraph("Title", Title);
        document.AddParagraph("Manchet", Lead);
        foreach (var instruction in Instructions)
        {
            document.AddListItem(numberedList: null, 0, WordDocument.Text(instruction));
        }

        foreach (var section in TemplateSections.All)
        {
            document.AddParagraph("Heading1", section.Heading);
            document.AddParagraph("Vejledning", Guidance(section));
            document.AddParagraph("Vejledning", WordDocument.Text(Example(section), italic: true));
            document.AddAnswer(section.Key, section.Heading, Placeholder);
        }

        document.Save(output);
    }

    private static string Guidance(TemplateSection section) => $"{(section.IsRequired ? "Skal udfyldes." : "Kan stå tomt.")} {section.Guidance}";

    private static string Example(TemplateSection section) => $"Fx: {section.Example}";
}
