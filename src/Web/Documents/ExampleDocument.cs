using DocumentFormat.OpenXml;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Documents;

/// <summary>Published examples as a Word document: what their pages show.</summary>
public sealed class ExampleDocument
{
    private const string ListTitle = "Udvalgte eksempler";

    private readonly WordDocument document;

    private ExampleDocument(WordDocument document) => this.document = document;

    /// <summary>Writes one example, or several with a list of contents. The same examples give the same bytes.</summary>
    public static void Write(Stream output, IReadOnlyList<DocumentedExample> examples)
    {
        using var document = new WordDocument(examples is [var only] ? only.Example.Content.Title : ListTitle);
        var writer = new ExampleDocument(document);
        if (examples.Count > 1)
        {
            writer.AddContents(examples);
        }

        foreach (var (number, example) in examples.Index())
        {
            writer.Add(example, Bookmark(number), onNewPage: examples.Count > 1);
        }

        document.Save(output);
    }

    private void AddContents(IReadOnlyList<DocumentedExample> examples)
    {
        document.AddParagraph("Title", ListTitle);
        document.AddParagraph("Manchet", Danish.Count(examples.Count, "eksempel", "eksempler"));
        var list = document.BeginNumberedList();
        foreach (var (number, example) in examples.Index())
        {
            document.AddListItem(list, 0,
                WordDocument.Link(Bookmark(number), example.Example.Content.Title),
                WordDocument.Text($" – {Danish.List(example.Municipalities)}"));
        }
    }

    private void Add(DocumentedExample example, string bookmark, bool onNewPage)
    {
        var content = example.Example.Content;
        var where = document.AddParagraph("Oplysning", $"{Danish.List(example.Municipalities)}{(content.Year is { } year ? $" · {year}" : "")}");
        where.ParagraphProperties!.PageBreakBefore = onNewPage ? new() : null;
        document.AddHeading("Heading1", content.Title, bookmark);
        document.AddParagraph("Manchet", content.Summary);
        document.AddParagraph("Oplysning", $"Evidens: {content.Evidence.Name()} · {content.Provenance.Name()}");
        AddFigures(content);
        AddSection(example, "Udfordringen", content.Challenge);
        AddSection(example, "Det gjorde kommunen", content.Approach);
        AddSection(example, "Resultater", content.Results ?? "Kilden oplyser endnu ingen resultater.");
        AddSection(example, "Det siger deltagerne", content.ParticipantsSay);
        AddSection(example, "Det var svært", content.WhatWasHard);
        AddAdvice(content);
        AddSection(example, "Tid og penge", content.Resources);
        document.AddParagraph("Heading2", "Hvor sikkert er det?");
        document.AddParagraph("Normal", WordDocument.Text($"{content.Evidence.Name()}: ", bold: true), WordDocument.Text(content.Evidence.Meaning()));
        var evidence = EvidenceExplanation.Of(example.Example);
        document.AddParagraph("Normal", evidence.Comparison);
        document.AddParagraph("Normal", evidence.Basis);
        if (evidence.Proposal.Outcomes.Count > 0)
        {
            document.AddTable("Reglens vurdering af hvert resultat", [4, 3, 5], headingsInFirstRow: true, evidence.Proposal.Outcomes
                .Select(outcome => Cells(
                    $"{outcome.Figure.Measure}: {outcome.Figure}{(outcome.InPeople is { } inPeople ? $" ({inPeople})" : "")}",
                    Danish.Capitalised(outcome.Outcome.Kind.Name()),
                    $"{outcome.Level.Name()}. {outcome.Basis}"))
                .Prepend(Cells("Resultat", "Handler om", "Reglen foreslår")));
        }

        document.AddParagraph("Normal", $"{evidence.Tried} {evidence.Limit}");
        document.AddParagraph("Heading2", "Fakta");
        document.AddTable("Fakta om eksemplet", [3, 7], headingsInFirstRow: false, Facts(example));
        document.AddParagraph("Heading2", "Henvis til eksemplet");
        document.AddParagraph("Normal", example.Citation);
        if (example.Address is { } address)
        {
            document.AddParagraph("Normal", document.Link(address, WordDocument.Text("Læs eksemplet på Vejviser")));
        }
    }

    private void AddFigures(PracticeExampleContent content)
    {
        if (!content.CountedFigures.Any())
        {
            return;
        }

        document.AddParagraph("Heading2", "Resultater i tal");
        document.AddTable("Resultater i tal", [5, 3, 3], headingsInFirstRow: true, content.CountedFigures
            .Select(figure => Cells(figure.Measure, figure.ToString(), figure.Period ?? "Ikke oplyst"))
            .Prepend(Cells("Hvad", "Tal", "Periode")));
        if (content.Source is { } source)
        {
            document.AddParagraph("Oplysning", $"Kilde: {Published(source)}");
        }
    }

    private void AddSection(DocumentedExample example, string heading, string? markdown)
    {
        if (markdown is not null)
        {
            document.AddParagraph("Heading2", heading);
            new WordMarkdown(document, example.Address).Add(markdown);
        }
    }

    private void AddAdvice(PracticeExampleContent content)
    {
        if (content.Advice.Count == 0)
        {
            return;
        }

        document.AddParagraph("Heading2", "Gode råd til andre");
        var list = document.BeginNumberedList();
        foreach (var advice in content.Advice)
        {
            document.AddListItem(list, 0, WordDocument.Text(advice));
        }
    }

    private IEnumerable<IReadOnlyList<OpenXmlElement>> Facts(DocumentedExample example)
    {
        var content = example.Example.Content;
        yield return Cells("Målgruppe", content.TargetGroupText + (example.TargetGroups.Count > 0 ? $"\n{Danish.List(example.TargetGroups)}" : ""));
        yield return Cells("Indsatstype", Danish.List(example.EffortTypes));
        yield return Cells("Tema", Danish.List(example.Themes));
        if (content.Partners.Count > 0)
        {
            yield return Cells("Samarbejdspartnere", Danish.List(content.Partners));
        }

        yield return Cells("Forhold til arbejdspligt", content.WorkObligation.Name());
        if (content.Source is { } source)
        {
            var title = WordDocument.Text(source.Title);
            yield return
            [
                WordDocument.Text("Kilde"),
                Uri.TryCreate(source.Url, UriKind.Absolute, out var address) ? document.Link(address, title) : title,
            ];
            yield return Cells("Kildens udgiver", Published(source));
        }

        if (example.Adopters.Count > 0)
        {
            yield return Cells("Taget ind af (kommunernes egne oplysninger)", Danish.List(example.Adopters));
        }

        yield return Cells("Opdateret", Danish.Date(DateOnly.FromDateTime(example.Example.UpdatedAt)));
        if (example.Example.ConfirmedOn is { } confirmed)
        {
            yield return Cells(example.Example.EndedOn is null ? "Bekræftet" : "Meldt stoppet", Danish.Date(confirmed));
        }

        if (example.Example.EndedOn is null)
        {
            yield return Cells("Skal bekræftes senest", Danish.Date(example.Example.ReviewDueOn));
        }
    }

    private static OpenXmlElement[] Cells(params IEnumerable<string> texts) => [.. texts.Select(text => WordDocument.Text(text))];

    private static string Published(SourceReference source) => $"{source.Publisher}{(source.Date is { } date ? $", {PartialDate.InDanish(date)}" : ", uden dato")}";

    // Word takes letters, digits and underscores, forty of them: too few for an address.
    private static string Bookmark(int number) => $"eksempel{number}";
}
