using System.Buffers.Binary;

namespace Vejviser.Web.Documents;

/// <summary>JPEG pictures, cut down to what shows the picture (ITU-T T.81, annex B).</summary>
/// <remarks>Kept: tables, frames and scans, JFIF, ICC colours and Adobe's colour transform. Exif, XMP, IPTC, comments, thumbnails and whatever follows the picture go; how it is turned is written anew.</remarks>
internal static class JpegFile
{
    private const string Damaged = "Billedet er beskadiget; gem det igen som jpg, og prøv med den nye fil.";

    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;

    /// <summary>The same picture without what it tells about where, when and by whom it was taken.</summary>
    /// <exception cref="UnreadableDocumentException">It is no whole JPEG picture.</exception>
    public static byte[] Cleaned(byte[] content)
    {
        var output = new MemoryStream(content.Length);
        output.Write([0xFF, StartOfImage]);
        var orientation = 1;
        var isOrientationWritten = false;
        var hasFrame = false;
        var hasScan = false;
        var position = 2;
        while (true)
        {
            var marker = NextMarker(content, ref position);
            if (marker == EndOfImage)
            {
                output.Write([0xFF, EndOfImage]);
                return hasFrame && hasScan ? output.ToArray() : throw new UnreadableDocumentException(Damaged);
            }

            var segment = Segment(content, ref position);
            if (marker == App1 && orientation == 1)
            {
                orientation = Orientation(segment);
            }

            if (marker is not (>= App0 and <= App15) && !isOrientationWritten)
            {
                // Behind the last of the application segments that stand first, in JFIF as in Exif files.
                isOrientationWritten = true;
                if (orientation != 1)
                {
                    Write(output, App1, OrientationOnly(orientation));
                }
            }

            if (Kept(marker, segment) is { } kept)
            {
                Write(output, marker, kept);
            }

            // C4, C8 and CC are tables and extensions among the frames.
            hasFrame |= marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && IsFrame(segment);
            if (marker == StartOfScan)
            {
                hasScan = hasFrame ? true : throw new UnreadableDocumentException(Damaged);
                var end = EndOfScan(content, position);
                output.Write(content, position, end - position);
                position = end;
            }
        }
    }

    private static byte NextMarker(byte[] content, ref int position)
    {
        if (position >= content.Length || content[position] != 0xFF)
        {
            throw new UnreadableDocumentException(Damaged);
        }

        while (position < content.Length && content[position] == 0xFF)
        {
            position++;
        }

        // A start of image, a restart or a zero has no place between segments.
        if (position == content.Length || content[position] is 0x00 or 0x01 or (>= 0xD0 and <= StartOfImage))
        {
            throw new UnreadableDocumentException(Damaged);
        }

        return content[position++];
    }

    private static ReadOnlySpan<byte> Segment(byte[] content, ref int position)
    {
        if (position + 2 > content.Length)
        {
            throw new UnreadableDocumentException(Damaged);
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(position));
        if (length < 2 || position + length > content.Length)
        {
            throw new UnreadableDocumentException(Damaged);
        }

        var segment = content.AsSpan(position + 2, length - 2);
        position += length;
        return segment;
    }

    // Bytes of a scan run until a marker that is neither an escaped FF nor a restart.
    private static int EndOfScan(byte[] content, int position)
    {
        for (; position + 1 < content.Length; position++)
        {
            if (content[position] == 0xFF && content[position + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return position;
            }
        }

        throw new UnreadableDocumentException(Damaged);
    }

    private static byte[]? Kept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        // Without the thumbnail: it may show what has been cut away from the picture.
        App0 when segment.Length >= 14 && segment.StartsWith("JFIF\0"u8) => [.. segment[..12], 0, 0],
        App2 when segment.StartsWith("ICC_PROFILE\0"u8) => segment.ToArray(),
        App14 when segment.StartsWith("Adobe"u8) && segment.Length >= 12 => segment[..12].ToArray(),
        (>= App0 and <= App15) or Comment => null,
        // Reserved for extensions nobody uses; players could hide things there.
        (>= 0xF0 and <= 0xFD) or (>= 0x02 and <= 0xBF) => null,
        _ => segment.ToArray(),
    };

    private static bool IsFrame(ReadOnlySpan<byte> segment) =>
        segment.Length >= 6 && BinaryPrimitives.ReadUInt16BigEndian(segment[3..]) > 0;

    // Tag 0x0112 of the first directory of an Exif segment; 1 (upright) where anything is odd.
    private static int Orientation(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
        {
            return 1;
        }

        var tiff = segment[6..];
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }

        var directory = isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }

        var entries = tiff[((int)directory + 2)..];
        for (var left = Short(tiff[(int)directory..], isLittle); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            if (Short(entries, isLittle) == 0x0112)
            {
                return Short(entries[8..], isLittle) is var value and >= 1 and <= 8 ? value : 1;
            }
        }

        return 1;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static byte[] OrientationOnly(int orientation) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, // The directory begins at byte 8,
        0, 1, // holds one entry:
        0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0, // and no other follows.
    ];

    private static void Write(MemoryStream output, byte marker, byte[] segment)
    {
        output.Write([0xFF, marker, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2)]);
        output.Write(segment);
    }
}
