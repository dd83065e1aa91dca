using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Vejviser.Web.Documents;

/// <summary>The text of PDF files, by the program pdftotext of poppler-utils where it is installed.</summary>
/// <remarks>A program of its own, fed through its standard input: nothing touches a disk, and a file made to exhaust it takes no more than this much time, memory and text.</remarks>
internal static class PdfText
{
    private const int MaxSeconds = 20;
    private const int MaxKilobytes = 1_000_000;
    private const int MaxCharacters = 5_000_000;

    /// <summary>The text, and whether it is all of it: a page without any is a scan, and an editor must look.</summary>
    public static async Task<(string Text, TextState State)> ReadAsync(byte[] pdf, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(MaxSeconds));
        using var process = new Process { StartInfo = Start() };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return ("", TextState.NotMachineChecked);
        }

        try
        {
            var writing = WriteAsync(process.StandardInput.BaseStream, pdf, patience.Token);
            var text = await ReadAsync(process.StandardOutput, patience.Token);
            if (text.Length >= MaxCharacters)
            {
                return (text, TextState.NotMachineChecked);
            }

            await writing;
            await process.WaitForExitAsync(patience.Token);
            return (text, process.ExitCode == 0 && HasTextOnEveryPage(text) ? TextState.Read : TextState.NotMachineChecked);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ("", TextState.NotMachineChecked);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Start() => new("/bin/sh")
    {
        // The shell only sets the bounds, and then becomes the program.
        ArgumentList = { "-c", $"ulimit -v {MaxKilobytes}; ulimit -t {MaxSeconds}; exec pdftotext -q -enc UTF-8 - - 2>/dev/null" },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        StandardOutputEncoding = Encoding.UTF8,
    };

    private static async Task WriteAsync(Stream input, byte[] pdf, CancellationToken cancellationToken)
    {
        try
        {
            await using (input)
            {
                await input.WriteAsync(pdf, cancellationToken);
            }
        }
        catch (IOException)
        {
            // It has seen enough, or is not installed: its exit code tells.
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new char[16_384];
        int read;
        while (text.Length < MaxCharacters && (read = await output.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    // Each page ends with a form feed.
    private static bool HasTextOnEveryPage(string text) =>
        text.Split('\f') is [.. var pages, var rest] && string.IsNullOrWhiteSpace(rest) && pages.Length > 0 && pages.All(page => !string.IsNullOrWhiteSpace(page));
}
