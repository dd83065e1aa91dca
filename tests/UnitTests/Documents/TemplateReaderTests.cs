using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Documents;
using static Vejviser.UnitTests.Documents.Docx;

namespace Vejviser.UnitTests.Documents;

public sealed class TemplateReaderTests
{
    private static readonly string[] Six = ["title", "municipality", "target_group", "approach", "what_was_hard", "contact_mailbox"];

    [Fact]
    public void Untouched_template_is_empty()
    {
        using var template = new MemoryStream();
        TemplateDocument.Write(template);
        template.Position = 0;

        var read = TemplateReader.Read(template);

        Assert.All(read.Fields, field => Assert.Equal("", field.Text));
        Assert.Empty(read.Unplaced);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Filled_template_gives_back_every_answer(bool keepsFlag)
    {
        using var template = Filled(section => $"Svar på {section.Key}", keepsFlag);

        var read = TemplateReader.Read(template);

        Assert.Equal(TemplateSections.All.Select(section => $"{section.Key}: Svar på {section.Key}"), read.Fields.Select(field => $"{field.Section.Key}: {field.Text}"));
        Assert.Empty(read.Unplaced);
    }

    [Fact]
    public void Template_that_lost_its_boxes_is_read_by_its_headings()
    {
        // As an editor does that knows no content controls.
        using var template = Filled(section => section.IsRequired ? $"Svar på {section.Key}" : TemplateDocument.Placeholder, keepsFlag: false);
        using (var document = WordprocessingDocument.Open(template, isEditable: true))
        {
            foreach (var box in document.MainDocumentPart!.Document.Descendants<SdtBlock>().ToList())
            {
                foreach (var paragraph in box.SdtContentBlock!.Elements<Paragraph>())
                {
                    box.InsertBeforeSelf(paragraph.CloneNode(deep: true));
                }

                box.Remove();
            }
        }

        template.Position = 0;
        var read = TemplateReader.Read(template);

        Assert.Equal(Six.Select(key => $"Svar på {key}"), read.Fields.Where(field => field.Text.Length > 0).Select(field => field.Text));
        Assert.Empty(read.Unplaced);
    }

    [Fact]
    public void Writing_beside_the_boxes_and_in_the_guidance_is_kept()
    {
        using var template = Filled(section => section.Key == "approach" ? "I boksen" : TemplateDocument.Placeholder, keepsFlag: true, document =>
        {
            var body = document.MainDocumentPart!.Document.Body!;
            body.Elements<SdtBlock>().Single(box => box.SdtProperties!.GetFirstChild<Tag>()!.Val == "approach").InsertAfterSelf(new Paragraph(new Run(new Text("Under boksen"))));
            body.Elements<Paragraph>().First(paragraph => paragraph.InnerText.StartsWith("Fx: Faxe", StringComparison.Ordinal)).Append(new Run(new Text(" Aalborg")));
        });

        var read = TemplateReader.Read(template);

        Assert.Equal("I boksen\n\nUnder boksen", read["approach"]);
        Assert.Equal("Fx: Faxe og Ringsted Aalborg", read["municipality"]);
    }

    [Fact]
    public void Document_with_headings_of_its_own_is_read_by_them()
    {
        using var file = Of(
            P("Svejsere på ti uger", "Titel") + P("Sendt af jobcentret.") +
            P("1. BAGGRUND", "Overskrift1") + P("Virksomhederne manglede svejsere.") +
            P("Kommuner:", "Egen") + P("Aalborg og") + P("Hjørring") +
            P("Hvad gjorde I?", "Overskrift1") + P("Sådan:") + Item("Kursus", 1) + Item("Teori", 1, 1) + P("Praktik", "Punkt") + Item("Først", 2) + Item("Så", 2) +
            P("Undervejs", "Overskrift2") + P("Vi rettede til.") +
            P("Resultaterne og effekt", "Overskrift1") + P("Vi har ingen tal endnu.") +
            P("Historien bag", "Overskrift1") + P("Den er lang.") +
            P("Tre gode råd", "Overskrift1") + P("1. Begynd småt") + P("2) Spørg") + P("• Følg op"));

        var read = TemplateReader.Read(file);

        Assert.Equal("Svejsere på ti uger", read["title"]);
        Assert.Equal("Aalborg og Hjørring", read["municipality"]);
        Assert.Equal("Virksomhederne manglede svejsere.", read["challenge"]);
        Assert.Equal("Sådan:\n\n- Kursus\n    - Teori\n- Praktik\n1. Først\n2. Så\n\n### Undervejs\n\nVi rettede til.", read["approach"]);
        Assert.Equal("Vi har ingen tal endnu.", read["results"]);
        Assert.Equal("Begynd småt\nSpørg\nFølg op", read["advice"]);
        Assert.Equal([new(null, "Sendt af jobcentret."), new("Historien bag", "Den er lang.")], read.Unplaced);
        Assert.Equal("1. BAGGRUND", read.Fields.Single(field => field.Section.Key == "challenge").Headings.Single());
    }

    [Fact]
    public void Document_with_bold_lines_and_labels_is_read_by_them()
    {
        using var file = Of(
            $"<w:p>{R("Titel: ", "b")}{R("Svejsere")}</w:p>" +
            $"<w:p>{R("Målgruppen", "b")}</w:p>" + P("Ledige") +
            $"<w:p>{R("Indsats", "b")}<w:r><w:br/></w:r>{R("Et ", "b")}{R("kursus")}</w:p>" +
            $"<w:p>{R("Det var ikke et resultat: ", "i")}{R("vi talte ikke.")}</w:p>" +
            $"<w:p>{R("Kontakt")}<w:r><w:tab/></w:r>{R("job@kommune.example")}</w:p>" +
            $"<w:p>{R("Effekt: Ingen", "b")}{R(" endnu")}</w:p>");

        var read = TemplateReader.Read(file);

        Assert.Equal("Svejsere", read["title"]);
        Assert.Equal("Ledige", read["target_group"]);
        Assert.Equal("**Et** kursus\n\n*Det var ikke et resultat:* vi talte ikke.", read["approach"]);
        Assert.Equal("job@kommune.example", read["contact_mailbox"]);
        Assert.Equal("**Ingen** endnu", read["results"]);
        Assert.Empty(read.Unplaced);
    }

    [Fact]
    public void Table_with_labels_in_the_first_column_is_read_by_them()
    {
        using var file = Of(
            P("Bilag") +
            Table(
                [P("Titel"), P("Svejsere")],
                [P("Kommune(r):"), P("Aalborg")],
                [P("Indsats"), P("Kursus") + Item("Teori", 1)],
                [P("Budget"), P("Ukendt")],
                [P("Det var svært:") + P("Tiden")],
                [P("Økonomi"), P("")]) +
            P("Efter tabellen") +
            Table([P("Hvad"), P("Tal"), P("Periode")], [P("Kurser"), P("2"), P("2024")]));

        var read = TemplateReader.Read(file);

        Assert.Equal("Svejsere", read["title"]);
        Assert.Equal("Aalborg", read["municipality"]);
        Assert.Equal("Kursus\n\n- Teori", read["approach"]);
        Assert.Equal("Tiden\n\nEfter tabellen\n\n- Hvad | Tal | Periode\n- Kurser | 2 | 2024", read["what_was_hard"]);
        Assert.Equal([new(null, "Bilag\n\n- Budget | Ukendt")], read.Unplaced);
    }

    [Fact]
    public void Markdown_and_plain_text_are_read_by_their_headings()
    {
        var read = TemplateReader.ReadText(
            """
            # Svejsere på ti uger

            Kommune: Aalborg
            Målgruppe: **Ledige** over 30

            ## Hvad gjorde I?
            Et kursus:
            * teori
              * meget
            * praksis

            ### Undervejs
            Vi rettede til.

            Det var svært
            =============
            Tiden.
            Og pengene.

            **Gode råd**
            - Begynd småt
            - Spørg

            | Periode | 2024 |
            | --- | --- |
            | Andet | noget |

            ## Historien
            Den er lang.
            Kontaktoplysninger: job@kommune.example
            """);

        Assert.Equal("Svejsere på ti uger", read["title"]);
        Assert.Equal("Aalborg", read["municipality"]);
        Assert.Equal("Ledige over 30", read["target_group"]);
        Assert.Equal("Et kursus:\n- teori\n  - meget\n- praksis\n\n### Undervejs\n\nVi rettede til.", read["approach"]);
        Assert.Equal("Tiden.\nOg pengene.", read["what_was_hard"]);
        Assert.Equal("Begynd småt\nSpørg\nAndet | noget", read["advice"]);
        Assert.Equal("2024", read["year"]);
        Assert.Equal("job@kommune.example", read["contact_mailbox"]);
        Assert.Equal([new("Historien", "Den er lang.")], read.Unplaced);
    }

    [Fact]
    public void Text_without_a_heading_is_kept_whole()
    {
        var read = TemplateReader.ReadText("Vi prøvede noget.\r\n\r\nDet gik.\r\n");

        Assert.Empty(read.Fields);
        Assert.Equal([new(null, "Vi prøvede noget.\n\nDet gik.")], read.Unplaced);
        Assert.Empty(TemplateReader.ReadText(" \n ").Unplaced);
    }

    [Theory]
    [InlineData("Svejsere\n\nMålgruppe: ledige", "Svejsere")]
    [InlineData("Kære redaktion\n# Svejsere\nMålgruppe: ledige", "Svejsere")]
    [InlineData("Kære redaktion\nHermed vores eksempel\nMålgruppe: ledige", "")]
    [InlineData("# Indledning\nNoget\n# Historie\nMålgruppe: ledige", "")]
    [InlineData("# Svejsere\nMålgruppe: ledige\nTitel: En anden", "En anden")]
    [InlineData("Svejsere", "")]
    public void Title_is_proposed_where_one_is_plain_to_see(string text, string title)
    {
        Assert.Equal(title, TemplateReader.ReadText(text)["title"]);
    }

    [Fact]
    public void Two_headings_for_one_section_are_both_kept()
    {
        var read = TemplateReader.ReadText("Resultater:\nMange\n\nEffekt:\nStor\n\nÅr: 2019\nPeriode: foråret");

        Assert.Equal("Mange\n\n**Effekt**\n\nStor", read["results"]);
        Assert.Equal("2019 Periode foråret", read["year"]);
    }

    [Fact]
    public void Emphasis_links_and_signs_become_Markdown_that_says_the_same()
    {
        using var file = Of(
            P("Indsats", "Overskrift1") +
            $"<w:p>{R("Et ")}{R("fedt ", "b")}{R("og ")}{R("skråt", "i")}{R(" halv")}{R("fed", "b")}{R("t, begge", "b", "i")}{R(".")}</w:p>" +
            $"<w:p><w:hyperlink r:id=\"kl\">{R("KL")}</w:hyperlink>{R(" og ")}<w:hyperlink r:id=\"ond\">{R("ond")}</w:hyperlink></w:p>" +
            P("# 5 * 3 = *15* [x](y) snake_case _x_") + P("---") + P("> 10 procent"),
            main =>
            {
                main.AddHyperlinkRelationship(new("https://www.kl.dk/a?b=(c)"), isExternal: true, "kl");
                main.AddHyperlinkRelationship(new("javascript:alert(1)"), isExternal: true, "ond");
            });

        Assert.Equal(
            "Et **fedt** og *skråt* halvfed***t, begge***.\n\n[KL](<https://www.kl.dk/a?b=(c)>) og ond\n\n\\# 5 \\* 3 = \\*15\\* \\[x](y) snake_case \\_x\\_\n\n\\---\n\n\\> 10 procent"
                .Replace("halvfed***t, begge***", "halvfedt, begge", StringComparison.Ordinal),
            TemplateReader.Read(file)["approach"]);
    }

    [Fact]
    public void Everything_beside_the_body_is_told_apart()
    {
        using var file = Of(
            P("Indhold\t1", "Indhold1") + P("Indsats", "Overskrift1") +
            $"<w:p>{R("Kursus")}<w:ins w:id=\"1\">{R(" tilføjet")}</w:ins><w:del w:id=\"2\"><w:r><w:delText>slettet</w:delText></w:r></w:del>" +
            "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>" + P("I en boks") + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice>" +
            "<mc:Fallback><w:pict><v:textbox><w:txbxContent>" + P("I en boks") + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            main =>
            {
                Feed(main.AddNewPart<FootnotesPart>(), Part("footnotes", $"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"1\">{P("En note")}</w:footnote>"));
                Feed(main.AddNewPart<WordprocessingCommentsPart>(), Part("comments", $"<w:comment w:id=\"0\" w:author=\"Leder\">{P("Er det rigtigt?")}</w:comment>"));
                Feed(main.AddNewPart<HeaderPart>(), Part("hdr", P("Jobcenter")));
                Feed(main.AddNewPart<HeaderPart>(), Part("hdr", P("Jobcenter")));
                Feed(main.AddNewPart<FooterPart>(), Part("ftr", $"<w:p>{R("Side ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("7")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"));
            });

        var read = TemplateReader.Read(file);

        Assert.Equal("Kursus tilføjet", read["approach"]);
        Assert.Equal([new("Indholdsfortegnelse", "Indhold\t1"), new("Tekstboks", "I en boks"), new("Fodnoter", "En note"), new("Kommentarer", "Er det rigtigt?"), new("Sidehoved", "Jobcenter")], read.Unplaced);
    }

    [Fact]
    public void Nothing_is_lost_from_any_document()
    {
        var random = new Random(20261124);
        for (var number = 0; number < 150; number++)
        {
            var (body, words) = AnyBody(random, depth: 0);
            using var file = Of(body);

            AssertHolds(TemplateReader.Read(file), words);
        }
    }

    [Fact]
    public void Nothing_is_lost_from_any_text()
    {
        var random = new Random(20261124);
        for (var number = 0; number < 2_000; number++)
        {
            var text = new StringBuilder();
            var words = new StringBuilder();
            for (var left = random.Next(14); left >= 0; left--)
            {
                var (prefix, line) = (Pick(random, "", "# ", "## ", "- ", "  * ", "1. ", "**", "> ", "| ", "\t", "Effekt: ", "**Råd:** "), AnyWords(random));
                text.Append(prefix).Append(line).Append(Pick(random, "\n", "\n", "\n\n", ":\n", "**\n", " | ", "\n===\n", "\n---\n", "\r\n", "\t"));
                words.Append(prefix is "1. " ? "" : prefix).Append(line);
            }

            AssertHolds(TemplateReader.ReadText(text.ToString()), words.ToString());
        }

        foreach (var text in Search.AnyTexts.Generate(2_000))
        {
            AssertHolds(TemplateReader.ReadText(text), text);
        }
    }

    [Fact]
    public void Documents_made_to_take_long_are_read_like_others()
    {
        var many = 60_000;
        using var file = Of(
            $"<w:p>{string.Concat(Enumerable.Repeat(R("a", "b"), many))}</w:p>" + P(new string('[', many) + new string('*', many)) +
            string.Concat(Enumerable.Repeat($"<w:p><w:hyperlink r:id=\"x\">{R("x")}</w:hyperlink></w:p>", many / 10)));

        var read = TemplateReader.Read(file);
        var text = TemplateReader.ReadText($"# {new string('#', many)}{new string(' ', many)}x\n{new string('*', many)}x\n{string.Concat(Enumerable.Repeat("*_", many))}\n{new string('|', many)}");

        Assert.Equal(many, Assert.Single(read.Unplaced).Text.Count(letter => letter == 'a'));
        Assert.Equal(2, text.Unplaced.Sum(part => $"{part.Heading}{part.Text}".Count(letter => letter == 'x')));
    }

    [Fact]
    public void Unreadable_documents_are_refused_with_a_sentence()
    {
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (zip.CreateEntry("[Content_Types].xml").Open())
            {
            }

            using var content = zip.CreateEntry("word/document.xml").Open();
            for (var i = 0; i < 120; i++)
            {
                content.Write(new byte[1_000_000]);
            }
        }

        Assert.InRange(bomb.Length, 1, 1_000_000);
        foreach (var bytes in (byte[][])[bomb.ToArray(), [], [1, 2, 3], "%PDF-1.7"u8.ToArray(), "PK\u0003\u0004 og så ikke mere"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]])
        {
            var refusal = Assert.Throws<UnreadableDocumentException>(() => TemplateReader.Read(new MemoryStream(bytes)));
            Assert.EndsWith(".", refusal.Message);
        }
    }

    private static MemoryStream Filled(Func<TemplateSection, string> answer, bool keepsFlag, Action<WordprocessingDocument>? more = null)
    {
        var file = new MemoryStream();
        TemplateDocument.Write(file);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            foreach (var box in document.MainDocumentPart!.Document.Descendants<SdtBlock>())
            {
                if (!keepsFlag)
                {
                    box.SdtProperties!.RemoveAllChildren<ShowingPlaceholder>();
                }

                var section = TemplateSections.WithKey(box.SdtProperties!.GetFirstChild<Tag>()!.Val!.Value)!;
                box.Descendants<Text>().Single().Text = answer(section);
            }

            more?.Invoke(document);
        }

        file.Position = 0;
        return file;
    }

    // Every character but white space, as often as it was written. Lists, tables, labels and emphasis may be marked otherwise.
    private static void AssertHolds(ReadTemplate read, string words)
    {
        var kept = Count(string.Concat(read.Fields.Select(field => string.Concat(field.Headings) + field.Text).Concat(read.Unplaced.Select(part => part.Heading + part.Text))));
        foreach (var (letter, count) in Count(words).Where(pair => !"*_:-–•#=|".Contains(pair.Key, StringComparison.Ordinal)))
        {
            Assert.True(kept.GetValueOrDefault(letter) >= count, $"{letter} {count} > {kept.GetValueOrDefault(letter)} in {words}");
        }
    }

    private static Dictionary<char, int> Count(string text) => text.Where(letter => !char.IsWhiteSpace(letter)).CountBy(letter => letter).ToDictionary();

    private static (string Body, string Words) AnyBody(Random random, int depth)
    {
        var body = new StringBuilder();
        var words = new StringBuilder();
        for (var left = random.Next(8); left >= 0; left--)
        {
            var text = AnyWords(random);
            words.Append(text);
            switch (random.Next(depth < 3 ? 9 : 5))
            {
                case 0:
                    body.Append(P(text, Pick(random, "Overskrift1", "Overskrift2", "Titel", "Egen", "Punkt")));
                    break;
                case 1:
                    body.Append(Item(text, random.Next(4), random.Next(3)));
                    break;
                case 2:
                    body.Append(P(text));
                    break;
                case 3:
                    body.Append("<w:p>").Append(R(text[..(text.Length / 2)], Pick(random, "b", "i"))).Append(Pick(random, "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "")).Append(R(text[(text.Length / 2)..], Pick(random, "b", "i"))).Append("</w:p>");
                    break;
                case 4:
                    body.Append("<w:p>").Append(R(text, "b")).Append(Control(Pick(random, "title", "approach", "advice", "ukendt"), R("indeni"), Pick(random, "<w:showingPlcHdr/>", ""))).Append("</w:p>");
                    words.Append("indeni");
                    break;
                case 5 or 6:
                    var cells = Enumerable.Range(0, random.Next(1, 4)).Select(_ => AnyBody(random, depth + 2)).ToList();
                    body.Append(Table([[P(text), .. cells.Select(cell => cell.Body + "<w:p/>")]]));
                    words.AppendJoin("", cells.Select(cell => cell.Words));
                    break;
                default:
                    var inner = AnyBody(random, depth + 1);
                    body.Append(Control(Pick(random, "results", "year", "partners", "ukendt"), P(text) + inner.Body));
                    words.Append(inner.Words);
                    break;
            }
        }

        return (body.ToString(), words.ToString());
    }

    private static string AnyWords(Random random) => string.Join(Pick(random, " ", ": ", ", "), Enumerable.Range(0, random.Next(1, 5)).Select(_ =>
        Pick(random, "Målgruppe", "Indsats", "Resultater", "Effekt", "Titel", "Gode råd", "Det var svært", "Kontakt:", "svejser", "2024", "*", "**fed**", "_x_", "#", "- punkt", "3) tre", "• prik", "[KL](https://kl.dk)", "<b>", "|", "æøå", "Skriv", "a:b", "Periode\tx")));

    private static string Pick(Random random, params string[] from) => from[random.Next(from.Length)];
}
