using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Vejviser.Web.Documents;

namespace Vejviser.UnitTests.Documents;

public sealed class AttachmentFileTests
{
    private static readonly byte[] Frame = Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]);
    private static readonly byte[] Scan = [.. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
    private static readonly byte[] Jfif = Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
    private static readonly byte[] Colours = Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7, 7]);
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] Header = Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    private static readonly byte[] Data = Chunk("IDAT", [1, 2, 3]);
    private static readonly byte[] End = Chunk("IEND", []);

    [Fact]
    public async Task Jpeg_loses_everything_but_the_picture()
    {
        byte[] thumbnailed = Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]);
        byte[] picture = Jpeg(thumbnailed, Exif(orientation: 1), Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0<xmp/>"u8), Segment(0xED, "Photoshop 3.0\0IPTC"u8), Colours, Segment(0xE2, "MPF\0"u8), Segment(0xFE, "Taget af nogen"u8), Frame, Scan);

        var file = await Accepted([.. picture, .. "bagefter"u8]);

        Assert.Equal((AttachmentKind.Jpeg, TextState.NothingToRead), (file.Kind, file.TextState));
        Assert.Equal(Jpeg(Jfif, Colours, Frame, Scan), file.Content);
    }

    [Fact]
    public async Task Jpeg_that_lies_down_still_does()
    {
        var file = await Accepted(Jpeg(Exif(orientation: 6), Jfif, Frame, Scan, Segment(0xC4, [0, 0]), Scan));

        Assert.Equal(Jpeg(Jfif, Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]), Frame, Scan, Segment(0xC4, [0, 0]), Scan), file.Content);
        Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(file.Content));
        Assert.Equal(file.Content, (await Accepted(file.Content)).Content);
    }

    [Fact]
    public async Task Png_loses_everything_but_the_picture()
    {
        byte[] picture = [.. Signature, .. Header, .. Chunk("gAMA", [0, 0, 0, 1]), .. Chunk("tEXt", "Author\0Nogen"u8), .. Chunk("eXIf", "GPS"u8), .. Chunk("tIME", [7, 0xEA, 1, 1, 1, 1, 1]), .. Data, .. Data, .. Chunk("zTXt", "x"u8), .. End, .. "bagefter"u8];

        var file = await Accepted(picture);

        Assert.Equal((AttachmentKind.Png, TextState.NothingToRead), (file.Kind, file.TextState));
        Assert.Equal([.. Signature, .. Header, .. Chunk("gAMA", [0, 0, 0, 1]), .. Data, .. Data, .. End], file.Content);
    }

    public static TheoryData<string, byte[]> DamagedPictures => new()
    {
        { "jpeg without a scan", Jpeg(Jfif, Frame) },
        { "jpeg without a frame", Jpeg(Jfif, Scan) },
        { "jpeg that is cut off", Jpeg(Jfif, Frame, Scan)[..^3] },
        { "jpeg with a segment longer than the file", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1] },
        { "jpeg that is only a beginning", [0xFF, 0xD8, 0xFF] },
        { "program called jpeg", [0xFF, 0xD8, 0xFF, .. "MZ program"u8] },
        { "png with a wrong checksum", [.. Signature, .. Header, .. Data[..^1], 0, .. End] },
        { "png without data", [.. Signature, .. Header, .. End] },
        { "png without an end", [.. Signature, .. Header, .. Data] },
        { "png without a header", [.. Signature, .. Data, .. End] },
        { "png with a critical chunk nobody knows", [.. Signature, .. Header, .. Chunk("EVIL", [1]), .. Data, .. End] },
        { "png with a length beyond the file", [.. Signature, .. Header, 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, 0, 0, 0, 0] },
        { "png without size", [.. Signature, .. Chunk("IHDR", [0, 0, 0, 0, 0, 0, 0, 1, 8, 2, 0, 0, 0]), .. Data, .. End] },
    };

    [Theory]
    [MemberData(nameof(DamagedPictures))]
    public async Task Damaged_picture_is_refused(string what, byte[] content)
    {
        Assert.True((await Refusal(content)).StartsWith("Billedet er beskadiget", StringComparison.Ordinal), what);
    }

    [Fact]
    public async Task No_bytes_at_all_make_a_picture_reader_fail()
    {
        var random = new Random(20261124);
        byte[][] wholes = [Jpeg(Exif(6), Jfif, Colours, Frame, Scan), [.. Signature, .. Header, .. Data, .. End]];
        for (var number = 0; number < 5_000; number++)
        {
            var content = wholes[number % 2].ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                content[random.Next(4, content.Length)] = (byte)random.Next(256);
            }

            var (file, refusal) = await AttachmentFile.InspectAsync(new MemoryStream(content[..random.Next(4, content.Length + 1)]), CancellationToken.None);
            Assert.True(file is null != refusal is null);
        }
    }

    [Fact]
    public async Task Word_document_is_kept_with_its_text()
    {
        using var document = Docx.Of(Docx.P("Borgeren 010190-1234 kom"), main => Docx.Feed(main.AddNewPart<HeaderPart>(), Docx.Part("hdr", Docx.P("I sidehovedet"))));

        var file = await Accepted(document.ToArray());

        Assert.Equal((AttachmentKind.Docx, TextState.Read), (file.Kind, file.TextState));
        Assert.Contains(file.Texts, part => part.Part == "brødtekst" && part.Text.Contains("010190-1234", StringComparison.Ordinal));
        Assert.Contains(file.Texts, part => part.Part == "sidehoved" && part.Text.Contains("I sidehovedet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Word_document_with_macros_is_refused_by_any_name()
    {
        using var document = Docx.Of(Docx.P("x"));
        using (var word = WordprocessingDocument.Open(document, isEditable: true))
        {
            word.ChangeDocumentType(DocumentFormat.OpenXml.WordprocessingDocumentType.MacroEnabledDocument);
        }

        using var hidden = Docx.Of(Docx.P("x"), main =>
        {
            using var program = new MemoryStream([1, 2, 3]);
            main.AddNewPart<VbaProjectPart>().FeedData(program);
        });

        Assert.Contains("makroer", await Refusal(document.ToArray()));
        Assert.Contains("makroer", await Refusal(hidden.ToArray()));
    }

    [Fact]
    public async Task Other_files_are_refused_with_the_types_that_are_allowed()
    {
        foreach (var content in (byte[][])["MZ\u0090\0\u0003"u8.ToArray(), "<html>"u8.ToArray(), "GIF89a"u8.ToArray(), "{\\rtf1"u8.ToArray(), "x%PDF-1.4"u8.ToArray(), Zip("virus.exe"), Zip("[Content_Types].xml", "xl/workbook.xml"), Zip("word/document.xml"), "PK\u0003\u0004 cut"u8.ToArray()])
        {
            Assert.Equal("Vælg en fil af typen pdf, docx, jpg eller png; filens indhold er noget andet.", await Refusal(content));
        }

        Assert.Contains("adgangskode", await Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));
        Assert.Contains("tom", await Refusal([]));
    }

    [Fact]
    public async Task File_that_is_too_large_is_refused_before_it_is_read()
    {
        using var endless = new Endless();

        var (_, refusal) = await AttachmentFile.InspectAsync(endless, CancellationToken.None);

        Assert.Equal("Filen fylder mere end 20 MB; vælg en mindre fil.", refusal!.Message);
        Assert.InRange(endless.BytesRead, AttachmentFile.MaxBytes, AttachmentFile.MaxBytes + 200_000);
    }

    [Fact]
    public async Task Word_document_that_unpacks_to_too_much_is_refused()
    {
        using var bomb = Docx.Of(Docx.P("x"));
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var media = zip.CreateEntry("word/media/image1.bmp").Open();
            for (var i = 0; i < 101; i++)
            {
                media.Write(new byte[1_000_000]);
            }
        }

        Assert.InRange(bomb.Length, 1, 1_000_000);
        Assert.Contains("fylder for meget pakket ud", await Refusal(bomb.ToArray()));
    }

    [Fact]
    public async Task Text_of_a_pdf_is_read()
    {
        var file = await Accepted(Pdf("Borgeren 010190-1234 kom", "Side to"));

        Assert.Equal((AttachmentKind.Pdf, TextState.Read), (file.Kind, file.TextState));
        Assert.Contains("010190-1234", Assert.Single(file.Texts).Text);
    }

    [Fact]
    public async Task Pdf_that_cannot_be_read_whole_waits_for_an_editor()
    {
        var scanned = await Accepted(Pdf("Side et", ""));
        var damaged = await Accepted("%PDF-1.7\nog så ikke mere"u8.ToArray());

        Assert.Equal(TextState.NotMachineChecked, scanned.TextState);
        Assert.Contains("Side et", Assert.Single(scanned.Texts).Text);
        Assert.Equal(TextState.NotMachineChecked, damaged.TextState);
        Assert.Empty(damaged.Texts);
    }

    private static async Task<AttachmentFile> Accepted(byte[] content)
    {
        var (file, refusal) = await AttachmentFile.InspectAsync(new MemoryStream(content), CancellationToken.None);
        Assert.Null(refusal);
        return file!;
    }

    private static async Task<string> Refusal(byte[] content)
    {
        var (file, refusal) = await AttachmentFile.InspectAsync(new MemoryStream(content), CancellationToken.None);
        Assert.Null(file);
        Assert.Equal("attachments", refusal!.Field);
        return refusal.Message;
    }

    private static byte[] Jpeg(params byte[][] segments) => [0xFF, 0xD8, .. segments.SelectMany(segment => segment), 0xFF, 0xD9];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    // As a telephone writes it, little end first: how it was held, and where.
    private static byte[] Exif(byte orientation) => Segment(0xE1,
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
        0x0F, 0x01, 2, 0, 4, 0, 0, 0, .. "GPS\0"u8,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0, 0, 0, 0,
    ]);

    private static byte[] Chunk(string type, ReadOnlySpan<byte> content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        var sum = uint.MaxValue;
        foreach (var value in chunk.AsSpan(4..^4))
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ (0xEDB88320 & (0 - (sum & 1)));
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(^4..), ~sum);
        return chunk;
    }

    private static byte[] Zip(params string[] names)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var content = zip.CreateEntry(name).Open();
                content.Write("<x/>"u8);
            }
        }

        return file.ToArray();
    }

    // A page for each text, and no text where it is empty.
    private static byte[] Pdf(params string[] pages)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        var kids = string.Join(' ', pages.Select((_, page) => $"{4 + (2 * page)} 0 R"));
        Add("<</Type/Catalog/Pages 2 0 R>>");
        Add($"<</Type/Pages/Kids[{kids}]/Count {pages.Length}>>");
        Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
        foreach (var (page, text) in pages.Index())
        {
            var content = text.Length == 0 ? "" : $"BT /F1 12 Tf 72 700 Td ({text}) Tj ET";
            Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + (2 * page)} 0 R>>");
            Add($"<</Length {content.Length}>>stream\n{content}\nendstream");
        }

        var start = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {places.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());

        void Add(string content)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{content}\nendobj\n");
        }
    }

    private sealed class Endless : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
