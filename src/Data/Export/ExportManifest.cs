namespace Vejviser.Data.Export;

/// <summary>What an export holds. It tells nothing of when or where it was made: the same content gives the same bytes.</summary>
/// <param name="Format">The format's version.</param>
/// <param name="Files">Every other file, by path.</param>
public sealed record ExportManifest(int Format, IReadOnlyList<ExportedFile> Files)
{
    /// <summary>Rows in all files together.</summary>
    public long Rows => Files.Sum(file => file.Rows);

    /// <summary>Bytes in all files together.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>One file of an export.</summary>
/// <param name="Path">Below the folder, with "/" whatever the system.</param>
/// <param name="Rows">How many rows of content it holds; 0 for a file that is an attachment itself.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal.</param>
public sealed record ExportedFile(string Path, long Rows, long Bytes, string Sha256);

/// <summary>Nothing was exported or imported; the message says in Danish why.</summary>
public sealed class ContentRefusedException(string message, Exception? inner = null) : Exception(message, inner);
