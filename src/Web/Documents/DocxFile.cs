using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Vejviser.Web.Documents;

/// <summary>Opens Word documents that come from outside, so that none of them can harm: bounded in size and depth, without DTDs, and nothing they point at is fetched.</summary>
public static class DocxFile
{
    public const int MaxEntries = 2_000;
    public const long MaxUnpacked = 100_000_000;

    /// <summary>A part of XML takes many times its size in memory, so it has a bound of its own.</summary>
    public const long MaxPart = 20_000_000;

    // Word itself stays far below; readers that call themselves for each level would run out of stack.
    private const int MaxDepth = 256;

    private const string NotWord = "Filen er ikke et Word-dokument; vælg en fil, der er gemt som .docx.";
    internal const string Damaged = "Word-dokumentet er beskadiget; åbn det i Word, gem det igen som .docx, og prøv med den nye fil.";
    private const string TooLarge = "Word-dokumentet fylder for meget pakket ud; fjern store billeder og indlejrede filer, og prøv igen.";

    private static readonly string[] PlainTextEndings = [".htm", ".html", ".mht", ".mhtml", ".txt", ".rtf"];

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, MaxCharactersInDocument = MaxPart };

    /// <summary>The document, held in memory; its parts are known to be well-formed.</summary>
    /// <exception cref="UnreadableDocumentException">It cannot be read.</exception>
    public static WordprocessingDocument Open(Stream file)
    {
        var copy = Copy(file);
        using (var archive = Archive(copy))
        {
        }

        WordprocessingDocument? document = null;
        try
        {
            // Editable, in memory only: links that are no addresses can then be put right instead of refusing the document.
            document = WordprocessingDocument.Open(copy, isEditable: true, new OpenSettings
            {
                AutoSave = false,
                MaxCharactersInPart = MaxPart,
                RelationshipErrorHandlerFactory = RelationshipErrorHandler.CreateRewriterFactory((_, _, _) => "about:blank"),
            });
            return document.MainDocumentPart?.RootElement is null ? throw new UnreadableDocumentException(NotWord) : document;
        }
        catch (UnreadableDocumentException)
        {
            document?.Dispose();
            throw;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            document?.Dispose();
            throw new UnreadableDocumentException(Damaged, exception);
        }
    }

    /// <summary>The package behind a document, with every part looked through.</summary>
    internal static ZipArchive Archive(MemoryStream file)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            file.Position = 0;
            LookThrough(archive);
            return archive;
        }
        catch (UnreadableDocumentException)
        {
            archive?.Dispose();
            throw;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            archive?.Dispose();
            throw new UnreadableDocumentException(Damaged, exception);
        }
    }

    /// <summary>The file in memory, when its first bytes are those of a package.</summary>
    internal static MemoryStream Copy(Stream file)
    {
        var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            copy.Write(buffer.AsSpan(0, read));
            if (copy.Length > MaxUnpacked)
            {
                throw new UnreadableDocumentException(TooLarge);
            }
        }

        return copy.GetBuffer().AsSpan(0, (int)copy.Length) switch
        {
            // Both Word's old format and encrypted documents are compound files.
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new UnreadableDocumentException("Dokumentet har adgangskode eller er i Words gamle format; gem det som .docx uden adgangskode, og prøv igen."),
            [(byte)'P', (byte)'K', ..] => copy,
            _ => throw new UnreadableDocumentException(NotWord),
        };
    }

    internal static bool IsPlainText(ZipArchiveEntry entry) => PlainTextEndings.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase);

    // Told by its first bytes, for a part may have any name. What comes before the bracket: marks of byte order, zeros of two-byte letters, white space.
    internal static bool IsXml(ZipArchiveEntry entry) =>
        new ReadOnlySpan<byte>(Start(entry)).TrimStart((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, (byte)' ', (byte)'\r', (byte)'\n', (byte)'\t']) is [(byte)'<', ..];

    internal static bool IsOfficeFile(ZipArchiveEntry entry) => Start(entry) is [(byte)'P', (byte)'K', 3, 4, ..];

    internal static XmlReader Xml(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), Safe);

    private static void LookThrough(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxEntries || archive.Entries.Sum(entry => entry.Length) > MaxUnpacked)
        {
            throw new UnreadableDocumentException(TooLarge);
        }

        if (archive.GetEntry("[Content_Types].xml") is null)
        {
            throw new UnreadableDocumentException(NotWord);
        }

        // An entry is never unpacked beyond the length it states, so the sums above hold.
        foreach (var entry in archive.Entries.Where(entry => !IsPlainText(entry) && IsXml(entry)))
        {
            if (entry.Length > MaxPart)
            {
                throw new UnreadableDocumentException(TooLarge);
            }

            using var reader = Xml(entry);
            while (reader.Read())
            {
                if (reader.Depth > MaxDepth)
                {
                    throw new UnreadableDocumentException(Damaged);
                }
            }
        }
    }

    private static byte[] Start(ZipArchiveEntry entry)
    {
        var start = new byte[64];
        using var content = entry.Open();
        return start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }

    internal static bool IsFault(Exception exception) =>
        exception is IOException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OpenXmlPackageException;
}
