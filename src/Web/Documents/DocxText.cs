using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Vejviser.Web.Documents;

/// <summary>All text of a Word document, wherever it stands: body, tables, text boxes, headers, notes, comments, tracked changes, properties, links, embedded sheets.</summary>
public static class DocxText
{
    // Numbers about places on the page.
    private static readonly HashSet<string> Positions = ["posOffset", "pctPosHOffset", "pctPosVOffset", "pctWidth", "pctHeight", "Anchor"];

    // What people write that stands in attributes: descriptions of pictures, hints, list items, names of properties …
    private static readonly HashSet<string> WrittenAttributes = ["descr", "title", "alt", "tooltip", "instr", "displayText"];

    // … and in the value of these elements.
    private static readonly HashSet<string> WrittenElements = ["alias", "tag", "docVar", "default", "statusText", "helpText", "listEntry"];

    /// <summary>The parts that hold text, each with its Danish name.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read.</exception>
    public static IReadOnlyList<(string Part, string Text)> Read(Stream file)
    {
        using var archive = DocxFile.Archive(DocxFile.Copy(file));
        try
        {
            return [.. Parts(archive, isEmbedded: false).Where(part => !string.IsNullOrWhiteSpace(part.Text))];
        }
        catch (Exception exception) when (DocxFile.IsFault(exception))
        {
            // A part that is packed in a way of its own is met first when it is unpacked.
            throw new UnreadableDocumentException(DocxFile.Damaged, exception);
        }
    }

    private static IEnumerable<(string Part, string Text)> Parts(ZipArchive archive, bool isEmbedded)
    {
        foreach (var entry in archive.Entries.Where(entry => entry.FullName != "[Content_Types].xml"))
        {
            if (DocxFile.IsPlainText(entry))
            {
                using var content = entry.Open();
                yield return ("øvrigt indhold", TextFile.Read(content));
            }
            else if (DocxFile.IsXml(entry))
            {
                yield return (isEmbedded ? "indlejret fil" : Name(entry.FullName), XmlText(entry));
            }
            else if (!isEmbedded && DocxFile.IsOfficeFile(entry))
            {
                using var content = entry.Open();
                using var embedded = DocxFile.Archive(DocxFile.Copy(content));
                foreach (var part in Parts(embedded, isEmbedded: true))
                {
                    yield return part;
                }
            }
        }
    }

    private static string Name(string path) => path switch
    {
        "word/document.xml" => "brødtekst",
        _ when path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) => "links",
        // Word's place for properties, and that of other programs.
        _ when path.StartsWith("docProps/", StringComparison.OrdinalIgnoreCase) || path.Contains("core-properties", StringComparison.OrdinalIgnoreCase) => "egenskaber",
        _ when path.StartsWith("word/header", StringComparison.OrdinalIgnoreCase) => "sidehoved",
        _ when path.StartsWith("word/footer", StringComparison.OrdinalIgnoreCase) => "sidefod",
        _ when path.StartsWith("word/footnotes", StringComparison.OrdinalIgnoreCase) => "fodnoter",
        _ when path.StartsWith("word/endnotes", StringComparison.OrdinalIgnoreCase) => "slutnoter",
        _ when path.StartsWith("word/comments", StringComparison.OrdinalIgnoreCase) => "kommentarer",
        _ => "øvrigt indhold",
    };

    private static string XmlText(ZipArchiveEntry entry)
    {
        var text = new StringBuilder();
        var aside = new StringBuilder();
        using var reader = DocxFile.Xml(entry);
        reader.MoveToContent();
        // Running text is cut into runs in the middle of words; elsewhere each element is a value of its own.
        var isRunning = reader.NamespaceURI.Contains("wordprocessingml", StringComparison.Ordinal) || reader.NamespaceURI.Contains("drawingml", StringComparison.Ordinal);
        var element = "";
        do
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.LocalName;
                    text.Append(Mark(element));
                    ReadAttributes(reader, aside);
                    break;
                case XmlNodeType.EndElement when !isRunning || reader.LocalName is "p" or "v" or "f":
                    text.Append('\n');
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when !Positions.Contains(element):
                    // The code of a field stands in the middle of the text that readers see.
                    (element is "instrText" or "delInstrText" ? aside : text).Append(reader.Value);
                    break;
            }
        }
        while (reader.Read());

        return text.Append('\n').Append(aside).ToString();
    }

    private static string Mark(string element) => element switch
    {
        "tab" or "ptab" => "\t",
        "br" or "cr" => "\n",
        "noBreakHyphen" => "\u2011",
        "softHyphen" => "\u00AD",
        _ => "",
    };

    private static void ReadAttributes(XmlReader reader, StringBuilder aside)
    {
        var element = reader.LocalName;
        var isExternalLink = element == "Relationship" && reader.GetAttribute("TargetMode") == "External";
        while (reader.MoveToNextAttribute())
        {
            var isWritten = WrittenAttributes.Contains(reader.LocalName) ||
                (reader.LocalName is "val" && WrittenElements.Contains(element)) ||
                (reader.LocalName is "name" && element is "property") ||
                (reader.LocalName is "Target" && isExternalLink);
            if (isWritten)
            {
                aside.Append('\n').Append(isExternalLink ? Uri.UnescapeDataString(reader.Value) : reader.Value);
            }
        }

        reader.MoveToElement();
    }
}
