namespace Vejviser.Data.Content;

/// <summary>Our own texts and tables, as they lie in the repository's content folder and travel inside the program.</summary>
public static class ContentFiles
{
    /// <summary>Opens a file by its path below <c>content/</c>.</summary>
    public static Stream Open(string path) =>
        typeof(ContentFiles).Assembly.GetManifestResourceStream($"content/{path}")
        ?? throw new FileNotFoundException($"The program carries no content file '{path}'.");
}
