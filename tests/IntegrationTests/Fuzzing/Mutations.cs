using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Vejviser.IntegrationTests.Fuzzing;

/// <summary>Damages files: the same damage for the same number.</summary>
internal static class Mutations
{
    private static readonly string[] Tokens =
    [
        "\0", "\uFEFF", "\uFFFF", "\u202E", "\"", "'", "\\", "\r\n", "\n\n", ";", ",", ":", "- ", "{", "}", "[", "]", "<", ">", "/>", "<a>", "]]>", "<!--", "&amp;", "&#x0;", "&b;", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
        "null", "true", "-1", "0", "1e999", "NaN", "-0", "9999999999999999999999", "2147483648", "0.1", "1,5", "..", "../../../etc/passwd", "%00", "%s%n", "${x}", "{{x}}", "=cmd|'/c calc'!A1", "&x", "*x", "!!python/object", "<<: *a", "æøå", "😀", "\u0301", "0101901234", "javascript:", "http://", "2026-02-30", "32-13-2026",
    ];

    /// <summary>One of the seeds, damaged in one to eight places.</summary>
    public static byte[] Of(IReadOnlyList<byte[]> seeds, int number)
    {
        var random = new Random(number);
        var seed = seeds[random.Next(seeds.Count)];
        // Half of what is packed is damaged inside, so that it gets past the unpacking.
        return IsPacked(seed) && random.Next(2) == 0 ? Repacked(seed, random, seeds) : Damaged(seed, random, seeds);
    }

    private static bool IsPacked(byte[] bytes) => bytes.AsSpan().StartsWith("PK\u0003\u0004"u8);

    private static byte[] Damaged(byte[] seed, Random random, IReadOnlyList<byte[]> seeds)
    {
        var bytes = seed.ToList();
        for (var damage = random.Next(1, 9); damage > 0; damage--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(4) == 0 ? random.Next(2_000) : random.Next(12), bytes.Count - at);
            switch (random.Next(9))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat(at < bytes.Count ? bytes[at] : (byte)'(', random.Next(2_000)));
                    break;
                case 5:
                    var other = seeds[random.Next(seeds.Count)];
                    var from = random.Next(other.Length + 1);
                    bytes.InsertRange(at, other[from..Math.Min(other.Length, from + random.Next(500))]);
                    break;
                case 6 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 7:
                    ChangeNumber(bytes, at, random);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    // Another number where one stands.
    private static void ChangeNumber(List<byte> bytes, int at, Random random)
    {
        var digits = bytes.FindIndex(Math.Min(at, bytes.Count), one => char.IsAsciiDigit((char)one));
        if (digits >= 0)
        {
            var end = digits;
            while (end < bytes.Count && char.IsAsciiDigit((char)bytes[end]))
            {
                end++;
            }

            bytes.RemoveRange(digits, end - digits);
            bytes.InsertRange(digits, Encoding.ASCII.GetBytes(random.Next(3) switch { 0 => "0", 1 => long.MaxValue.ToString(CultureInfo.InvariantCulture), _ => random.Next().ToString(CultureInfo.InvariantCulture) }));
        }
    }

    private static byte[] Repacked(byte[] seed, Random random, IReadOnlyList<byte[]> seeds)
    {
        using var archive = new ZipArchive(new MemoryStream(seed));
        var chosen = random.Next(archive.Entries.Count);
        using var file = new MemoryStream();
        using (var packed = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < archive.Entries.Count; number++)
            {
                using var part = new MemoryStream();
                using (var opened = archive.Entries[number].Open())
                {
                    opened.CopyTo(part);
                }

                // A part twice, gone, by another name, or damaged.
                var (name, bytes) = (archive.Entries[number].FullName, part.ToArray());
                var kind = number == chosen ? random.Next(10) : -1;
                if (kind != 0)
                {
                    Write(packed, kind == 1 ? "../" + name : name, kind > 2 ? Damaged(bytes, random, [bytes, seeds[0]]) : bytes);
                }

                if (kind == 2)
                {
                    Write(packed, name, bytes);
                }
            }
        }

        return file.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(bytes);
    }
}
