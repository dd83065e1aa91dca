using System.Text;

namespace Vejviser.Web.Documents;

/// <summary>Reads text files as people save them.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-8, UTF-16 that says so in its first bytes, and otherwise Windows-1252, which Danish text files are when they are old.</summary>
    public static string Read(Stream file)
    {
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(bytes[3..]),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
                _ => StrictUtf8.GetString(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }
}
