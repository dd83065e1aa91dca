using System.Text;

namespace Vejviser.Data.Figures;

/// <summary>A table as text, whatever letters it was written in.</summary>
public static class FigureText
{
    /// <summary>Reads a whole table: UTF-8, the one-byte letters of older spreadsheets, or the first sheet of a spreadsheet.</summary>
    /// <returns>The text; null with one Danish sentence when it is no table.</returns>
    public static async Task<(string? Text, string? Fault)> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await file.CopyToAsync(copy, cancellationToken);
        var (text, fault) = Open(copy);
        if (text is null)
        {
            return (null, fault);
        }

        await using (text)
        {
            var encoding = EncodingOf(text);
            text.Position = 0;
            using var reader = new StreamReader(text, encoding, detectEncodingFromByteOrderMarks: true);
            return (await reader.ReadToEndAsync(cancellationToken), null);
        }
    }

    /// <summary>The table as text; a spreadsheet is turned into one.</summary>
    internal static (Stream? Text, string? Fault) Open(Stream file) => SpreadsheetText.IsSpreadsheet(file) ? SpreadsheetText.Open(file) : (file, null);

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
