using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.Domain.PracticeExamples;
using Vejviser.UnitTests.PracticeExamples;
using Vejviser.Web.Documents;

namespace Vejviser.UnitTests.Documents;

public sealed class ExampleDocumentTests
{
    private static readonly PracticeExampleContent Whole = TestExamples.Content with
    {
        Challenge = "Der manglede **svejsere**.",
        Approach = "Kommunen gik sådan frem:\n\n- Samtale med [KL](https://www.kl.dk/a?b=1&c=2)\n- Kursus\n    1. teori\n    2. *praksis*\n\nSe [temaet](/temaer/igu) og [intet](javascript:alert(1)).\n\n> Det virkede",
        Results = "1. første\n2. anden",
        ResultFigures = [new("Kommet i job", 1_000, "personer (mere end)", "2019"), new("Kurser", 12.5m, "procent", null)],
        WhatWasHard = "Tiden.",
        Advice = ["Begynd småt", "Spørg virksomheden"],
        Resources = "En konsulent.",
        Partners = ["Tech College", "Metal Aalborg"],
    };

    [Fact]
    public void Example_is_a_valid_Word_document_with_all_that_the_page_shows()
    {
        using var file = Write(Example(Whole));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var text = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();

        Assert.Empty(Docx.Faults(file));
        Assert.Equal(Whole.Title, document.PackageProperties.Title);
        Assert.Contains("Aalborg Kommune · 2019", text);
        Assert.Equal(
            ["Resultater i tal", "Udfordringen", "Det gjorde kommunen", "Resultater", "Det var svært", "Gode råd til andre", "Tid og penge", "Hvor sikkert er det?", "Fakta", "Henvis til eksemplet"],
            document.MainDocumentPart.Document.Body!.Elements<Paragraph>().Where(paragraph => Docx.Style(paragraph) == "Heading2").Select(paragraph => paragraph.InnerText));
        Assert.All(
            ["mere end 1.000 personer", "12,5 procent", "Ikke oplyst", "Kilde: KL, august 2021", "Evidens: Ikke vurderet · Samlet af redaktionen fra åben kilde, ikke godkendt af kommunen", "Tech College og Metal Aalborg", "2. marts 2027", "Citat"],
            expected => Assert.Contains(expected, text));
    }

    [Fact]
    public void Markdown_becomes_lists_emphasis_and_links_that_may_be_followed()
    {
        using var file = Write(Example(Whole));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;

        Assert.Equal("svejsere", body.Descendants<Run>().Single(run => run.RunProperties?.Bold is not null && run.InnerText == "svejsere").InnerText);
        Assert.Equal("praksis", Assert.Single(body.Descendants<Run>(), run => run.RunProperties?.Italic is not null).InnerText);
        Assert.Equal(
            ["0 Samtale med KL", "0 Kursus", "1 teori", "1 praksis", "0 første", "0 anden", "0 Begynd småt", "0 Spørg virksomheden"],
            body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.NumberingProperties is not null)
                .Select(paragraph => $"{paragraph.ParagraphProperties!.NumberingProperties!.NumberingLevelReference!.Val} {paragraph.InnerText}"));
        Assert.Equal(3, body.Descendants<NumberingId>().Select(list => list.Val!.Value).Where(list => list > 1).Distinct().Count());
        Assert.Equal("Det virkede", body.Elements<Paragraph>().Single(paragraph => Docx.Style(paragraph) == "Quote").InnerText);
        Assert.Equal(
            ["https://www.kl.dk/a?b=1&c=2", "https://vejviser.example/temaer/igu", "https://www.kl.dk/eksempler", "https://vejviser.example/eksempler/aalborg-svejsere"],
            body.Descendants<Hyperlink>().Select(link => document.MainDocumentPart.HyperlinkRelationships.Single(target => target.Id == link.Id!.Value).Uri.AbsoluteUri));
    }

    [Fact]
    public void Shortlist_has_contents_that_lead_to_each_example()
    {
        using var file = Write(Example(Whole), Example(TestExamples.Content with { Title = "Et andet" }), Example(Whole));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var places = body.Descendants<BookmarkStart>().Select(place => place.Name!.Value).ToList();

        Assert.Empty(Docx.Faults(file));
        Assert.Equal("Udvalgte eksempler", document.PackageProperties.Title);
        Assert.Equal([Whole.Title, "Et andet", Whole.Title], body.Elements<Paragraph>().Where(paragraph => Docx.Style(paragraph) == "Heading1").Select(paragraph => paragraph.InnerText));
        Assert.Equal(places, body.Descendants<Hyperlink>().Where(link => link.Anchor is not null).Select(link => link.Anchor!.Value));
        Assert.Equal(3, places.Distinct().Count());
    }

    [Fact]
    public void Same_examples_are_the_same_bytes()
    {
        using var first = Write(Example(Whole), Example(TestExamples.Content));
        using var second = Write(Example(Whole), Example(TestExamples.Content));

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Any_text_at_all_gives_a_valid_document()
    {
        foreach (var text in Search.AnyTexts.Generate(40))
        {
            var content = Whole with { Title = text, Summary = text, Approach = text, Challenge = $"- {text}\n> **{text}**\n\n[{text}]({text})", Advice = [text], Partners = [text] };
            using var file = Write(Example(content) with { Address = null });

            Assert.Empty(Docx.Faults(file));
        }
    }

    private static DocumentedExample Example(PracticeExampleContent content) => new(
        new("aalborg-svejsere", "aalborg-svejsere", content, TestExamples.At, TestExamples.At, new(2027, 3, 2)),
        ["Aalborg Kommune"], ["Opkvalificering"], ["Brancherettet opkvalificering"], ["Ledige"], ["Aarhus Kommune (bruger det)"], new("https://vejviser.example/eksempler/aalborg-svejsere"), "Citat");

    private static MemoryStream Write(params DocumentedExample[] examples)
    {
        var output = new MemoryStream();
        ExampleDocument.Write(output, examples);
        output.Position = 0;
        return output;
    }
}
