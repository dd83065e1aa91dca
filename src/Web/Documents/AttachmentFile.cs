using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Vejviser.Domain;

namespace Vejviser.Web.Documents;

/// <summary>An uploaded attachment that may be kept: known by its content, and without what pictures tell about where and by what they were taken.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Content">The bytes to keep.</param>
/// <param name="Texts">Its text for the checks, each part with its Danish name.</param>
/// <param name="TextState">Whether that is all of it.</param>
public sealed record AttachmentFile(AttachmentKind Kind, byte[] Content, IReadOnlyList<(string Part, string Text)> Texts, TextState TextState)
{
    public const int MaxBytes = 20_000_000;

    private const string NotAllowed = "Vælg en fil af typen pdf, docx, jpg eller png; filens indhold er noget andet.";
    private const string Macros = "Word-filen indeholder makroer; gem den som almindeligt dokument (.docx), og prøv igen.";

    /// <summary>Looks an upload through. What the file is called and what the browser says it is play no part.</summary>
    /// <returns>The attachment, or one sentence that says why it is refused.</returns>
    public static async Task<(AttachmentFile? File, Issue? Refusal)> InspectAsync(Stream upload, CancellationToken cancellationToken)
    {
        try
        {
            var content = await ReadAsync(upload, cancellationToken);
            return (await InspectAsync(content, cancellationToken), null);
        }
        catch (UnreadableDocumentException refusal)
        {
            return (null, new("attachments", refusal.Message));
        }
    }

    private static async Task<AttachmentFile> InspectAsync(byte[] content, CancellationToken cancellationToken)
    {
        switch (content)
        {
            case [0xFF, 0xD8, 0xFF, ..]:
                return new(AttachmentKind.Jpeg, JpegFile.Cleaned(content), [], TextState.NothingToRead);
            case [0x89, (byte)'P', (byte)'N', (byte)'G', ..]:
                return new(AttachmentKind.Png, PngFile.Cleaned(content), [], TextState.NothingToRead);
            case [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..]:
                var (text, state) = await PdfText.ReadAsync(content, cancellationToken);
                return new(AttachmentKind.Pdf, content, text.Length == 0 ? [] : [("brødtekst", text)], state);
            case [(byte)'P', (byte)'K', ..]:
                RefuseOtherPackages(content);
                return new(AttachmentKind.Docx, content, DocxText.Read(new MemoryStream(content)), TextState.Read);
            case [0xD0, 0xCF, 0x11, 0xE0, ..]:
                throw new UnreadableDocumentException("Filen har adgangskode eller er i et gammelt format; gem den som docx eller pdf uden adgangskode, og prøv igen.");
            default:
                throw new UnreadableDocumentException(NotAllowed);
        }
    }

    // One byte more than is allowed shows that there is more, without reading it.
    private static async Task<byte[]> ReadAsync(Stream upload, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await upload.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer.AsSpan(0, read));
            if (content.Length > MaxBytes)
            {
                throw new UnreadableDocumentException($"Filen fylder mere end {MaxBytes / 1_000_000} MB; vælg en mindre fil.");
            }
        }

        return content.Length == 0 ? throw new UnreadableDocumentException("Filen er tom; vælg en anden fil.") : content.ToArray();
    }

    // A package says itself what its parts are: spreadsheets, templates and documents with macros are built the same way.
    private static void RefuseOtherPackages(byte[] content)
    {
        List<string> types;
        try
        {
            using var names = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            if (names.GetEntry("[Content_Types].xml") is null)
            {
                throw new UnreadableDocumentException(NotAllowed);
            }

            using var package = DocxFile.Archive(new MemoryStream(content));
            using var reader = DocxFile.Xml(package.GetEntry("[Content_Types].xml")!);
            types = XDocument.Load(reader).Descendants().Select(type => (string?)type.Attribute("ContentType") ?? "").ToList();
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            throw new UnreadableDocumentException(NotAllowed);
        }

        if (types.Any(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableDocumentException(Macros);
        }

        if (!types.Contains("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))
        {
            throw new UnreadableDocumentException(NotAllowed);
        }

        using var document = DocxFile.Open(new MemoryStream(content));
    }
}

/// <summary>What an attachment can be.</summary>
public enum AttachmentKind
{
    Pdf,
    Docx,
    Jpeg,
    Png,
}

/// <summary>How far the text of an attachment has been read.</summary>
public enum TextState
{
    /// <summary>All of it is at hand for the checks.</summary>
    Read,

    /// <summary>A picture: there is nothing a program reads.</summary>
    NothingToRead,

    /// <summary>Not, or not all of it: an editor must look.</summary>
    NotMachineChecked,
}

/// <summary>How kinds of attachments are written outside.</summary>
public static class AttachmentKinds
{
    /// <summary>The ending of a file's name.</summary>
    public static string Extension(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => ".pdf",
        AttachmentKind.Docx => ".docx",
        AttachmentKind.Jpeg => ".jpg",
        _ => ".png",
    };

    /// <summary>The type an answer states.</summary>
    public static string ContentType(this AttachmentKind kind) => kind switch
    {
        AttachmentKind.Pdf => "application/pdf",
        AttachmentKind.Docx => DocxDownload.ContentType,
        AttachmentKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };
}
