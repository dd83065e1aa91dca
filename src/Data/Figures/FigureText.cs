using System.Text;

namespace Vejviser.Data.Figures;

/// <summary>A table as text, whatever letters it was written in.</summary>
public static class FigureText
{
    /// <summary>Reads a whole table: UTF-8, or the one-byte letters of older spreadsheets.</summary>
    public static async Task<string> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellationToken);
        var encoding = EncodingOf(copy);
        copy.Position = 0;
        using var reader = new StreamReader(copy, encoding, detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>UTF-8 where all bytes can be; else Latin 1.</summary>
    internal static Encoding EncodingOf(Stream file)
    {
        file.Position = 0;
        var (bytes, chars) = (new byte[8_192], new char[8_192]);
        var decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            while (file.Read(bytes) is > 0 and var read)
            {
                decoder.GetChars(bytes.AsSpan(0, read), chars, flush: false);
            }

            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
    }
}
