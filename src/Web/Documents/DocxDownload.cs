namespace Vejviser.Web.Documents;

/// <summary>A Word document as the answer to a request: always a file to keep, never a page to show.</summary>
internal static class DocxDownload
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="name">The file's name without its ending: a–z, 0–9, hyphen.</param>
    /// <param name="write">Writes the document.</param>
    public static IResult Answer(string name, Action<Stream> write)
    {
        using var buffer = new MemoryStream();
        write(buffer);
        return Results.File(buffer.ToArray(), ContentType, $"{name}.docx");
    }
}
