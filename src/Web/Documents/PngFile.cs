using System.Buffers.Binary;

namespace Vejviser.Web.Documents;

/// <summary>PNG pictures, cut down to the chunks that show the picture (PNG, third edition).</summary>
/// <remarks>Kept: the critical chunks, transparency, colours and the size of a pixel. Text, Exif, times, animations, private chunks and whatever follows the picture go.</remarks>
internal static class PngFile
{
    private const string Damaged = "Billedet er beskadiget; gem det igen som png, og prøv med den nye fil.";

    // Length, type and checksum.
    private const int ChunkFrame = 12;

    private static readonly HashSet<string> Kept =
        ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs"];

    private static readonly uint[] Table = MakeTable();

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The same picture without what it tells about itself.</summary>
    /// <exception cref="UnreadableDocumentException">It is no whole PNG picture.</exception>
    public static byte[] Cleaned(byte[] content)
    {
        if (!content.AsSpan().StartsWith(Signature))
        {
            throw new UnreadableDocumentException(Damaged);
        }

        var output = new MemoryStream(content.Length);
        output.Write(Signature);
        var hasData = false;
        string? before = null;
        for (var position = Signature.Length; ;)
        {
            var chunk = Chunk(content, position);
            var type = System.Text.Encoding.ASCII.GetString(chunk.Slice(4, 4));
            // A header first and once, a capital letter for what nobody may skip, and the data in one row.
            if ((before is null) != (type == "IHDR") ||
                (type == "IHDR" && !IsHeader(chunk)) ||
                (char.IsAsciiLetterUpper(type[0]) && !Kept.Contains(type)) ||
                (type == "IDAT" && hasData && before != "IDAT"))
            {
                throw new UnreadableDocumentException(Damaged);
            }

            if (Kept.Contains(type))
            {
                output.Write(chunk);
            }

            if (type == "IEND")
            {
                return hasData ? output.ToArray() : throw new UnreadableDocumentException(Damaged);
            }

            hasData |= type == "IDAT";
            before = type;
            position += chunk.Length;
        }
    }

    private static ReadOnlySpan<byte> Chunk(byte[] content, int position)
    {
        if (content.Length - position < ChunkFrame)
        {
            throw new UnreadableDocumentException(Damaged);
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(position));
        if (length > content.Length - position - ChunkFrame)
        {
            throw new UnreadableDocumentException(Damaged);
        }

        var chunk = content.AsSpan(position, (int)length + ChunkFrame);
        return Checksum(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]) ? chunk : throw new UnreadableDocumentException(Damaged);
    }

    // CRC-32, as annex D of the standard gives it.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var sum = index;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ (sum >> 1);
            }

            table[index] = sum;
        }

        return table;
    }

    // Width and height above nothing, and below what readers of pictures take.
    private static bool IsHeader(ReadOnlySpan<byte> chunk) =>
        chunk.Length == 13 + ChunkFrame &&
        BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]) is > 0 and <= 65_535 &&
        BinaryPrimitives.ReadUInt32BigEndian(chunk[12..]) is > 0 and <= 65_535;
}
