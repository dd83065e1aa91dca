using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Export;

/// <summary>An export that has been read through: everything the manifest promises is there, and nothing else.</summary>
/// <remarks>The hashes find accidents. Whoever can write the files can write the hashes too; what the files say is judged when it is imported.</remarks>
internal sealed partial class ExportFolder
{
    private const long MaxDocument = 256L * 1024 * 1024;

    private readonly string folder;
    private readonly Dictionary<string, ExportedFile> files;

    private ExportFolder(string folder, ExportManifest manifest)
    {
        (this.folder, Manifest) = (folder, manifest);
        files = manifest.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
    }

    public ExportManifest Manifest { get; }

    /// <summary>Opens an export and reads it through.</summary>
    /// <exception cref="ContentRefusedException">It is not a whole export that this program can read.</exception>
    public static async Task<ExportFolder> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            throw new ContentRefusedException($"Mappen »{folder}« findes ikke; tjek navnet.");
        }

        try
        {
            var there = Entries(new DirectoryInfo(folder), "").ToHashSet(StringComparer.Ordinal);
            var manifest = await ReadManifestAsync(folder, there, cancellationToken);
            if (manifest.Files.FirstOrDefault(file => !Legal().IsMatch(file.Path)) is { } illegal)
            {
                throw new ContentRefusedException($"{ContentFormat.ManifestName} i »{folder}« nævner »{illegal.Path}«, som ikke er et filnavn i mappen; brug en anden eksport.");
            }

            if (manifest.Files.GroupBy(file => file.Path, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new ContentRefusedException($"{ContentFormat.ManifestName} i »{folder}« nævner »{twice.Key}« to gange; brug en anden eksport.");
            }

            if (manifest.Files.FirstOrDefault(file => !there.Contains(file.Path)) is { } missing)
            {
                throw new ContentRefusedException($"»{missing.Path}« mangler i »{folder}«; brug en anden eksport.");
            }

            var opened = new ExportFolder(folder, manifest);
            if (there.FirstOrDefault(path => path != ContentFormat.ManifestName && !opened.files.ContainsKey(path)) is { } extra)
            {
                throw new ContentRefusedException($"»{extra}« i »{folder}« nævnes ikke i {ContentFormat.ManifestName}; fjern den, eller brug en anden eksport.");
            }

            foreach (var file in manifest.Files)
            {
                await foreach (var _ in opened.PartsAsync(file.Path, cancellationToken))
                {
                    // Its hash is all that is asked for.
                }
            }

            return opened;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, exception);
        }
    }

    /// <summary>The files in a folder of the export, in order.</summary>
    public IEnumerable<string> In(string name) => files.Keys.Where(path => path.StartsWith(name + '/', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>A file whole: its hash is right.</summary>
    /// <exception cref="ContentRefusedException">It is gone, changed or too large.</exception>
    public async Task<byte[]> BytesAsync(string path, CancellationToken cancellationToken)
    {
        if (files.GetValueOrDefault(path)?.Bytes is not (> 0 and <= MaxDocument))
        {
            throw files.ContainsKey(path) ? Fault(path, "er tom eller for stor") : new ContentRefusedException($"»{path}« mangler i »{folder}«; brug en anden eksport.");
        }

        using var bytes = new MemoryStream();
        await foreach (var part in PartsAsync(path, cancellationToken))
        {
            bytes.Write(part);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a file in parts of the size attachments are kept in. Whether its hash is right is known after the last.</summary>
    /// <exception cref="ContentRefusedException">It is gone or changed.</exception>
    public async IAsyncEnumerable<byte[]> PartsAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = files[path];
        await using var stream = Open(file);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[AttachmentPart.Size];
        int length;
        while ((length = await FillAsync(stream, buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, length);
            yield return buffer[..length];
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw Fault(path, "er ændret eller beskadiget");
        }
    }

    /// <summary>The hash a file must have.</summary>
    public ExportedFile Promised(string path) => files[path];

    /// <summary>A file that says something it must not.</summary>
    public ContentRefusedException Fault(string path, string what) => new($"»{path}« i »{folder}« {what}; brug en anden eksport.");

    private FileStream Open(ExportedFile file)
    {
        var place = new FileInfo(Path.Combine([folder, .. file.Path.Split('/')]));
        // Asked before it is opened: what is no file, such as a pipe, has no length, and opening it would wait for ever.
        if (!place.Exists || place.Length != file.Bytes || file.Bytes == 0)
        {
            throw Fault(file.Path, "er ændret eller beskadiget");
        }

        try
        {
            return new(place.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(folder, exception);
        }
    }

    private async Task<int> FillAsync(FileStream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (IOException exception)
        {
            throw Unreadable(folder, exception);
        }
    }

    private static ContentRefusedException Unreadable(string folder, Exception exception) => new($"»{folder}« kan ikke læses: {exception.Message.TrimEnd('.')}.", exception);

    private static async Task<ExportManifest> ReadManifestAsync(string folder, HashSet<string> there, CancellationToken cancellationToken)
    {
        if (!there.Contains(ContentFormat.ManifestName))
        {
            throw new ContentRefusedException($"»{folder}« er ikke en eksport fra Vejviser, eller den er ikke skrevet færdig: {ContentFormat.ManifestName} mangler.");
        }

        var place = new FileInfo(Path.Combine(folder, ContentFormat.ManifestName));
        try
        {
            if (place.Length is 0 or > MaxDocument)
            {
                throw new JsonException();
            }

            var bytes = await File.ReadAllBytesAsync(place.FullName, cancellationToken);
            // The format first: the rest of a newer manifest may look different.
            using var any = JsonDocument.Parse(bytes);
            if (any.RootElement.GetProperty("format").GetInt32() is var format && format > ContentFormat.Current)
            {
                throw new ContentRefusedException($"»{folder}« er skrevet af en nyere version af Vejviser; opdater programmet, og prøv igen.");
            }

            return format == ContentFormat.Current ? JsonSerializer.Deserialize<ExportManifest>(bytes, ContentJson.Options)! : throw new JsonException();
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ContentRefusedException($"{ContentFormat.ManifestName} i »{folder}« er ændret eller ikke skrevet færdig; brug en anden eksport.", exception);
        }
    }

    // Links are not followed, wherever they lead.
    private static IEnumerable<string> Entries(DirectoryInfo directory, string below)
    {
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null)
            {
                throw new ContentRefusedException($"»{below}{entry.Name}« er en henvisning til et andet sted; en eksport har kun almindelige filer.");
            }

            if (entry is DirectoryInfo inner)
            {
                foreach (var path in Entries(inner, $"{below}{entry.Name}/"))
                {
                    yield return path;
                }
            }
            else
            {
                yield return below + entry.Name;
            }
        }
    }

    [GeneratedRegex(@"^(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)?\z")]
    private static partial Regex Legal();
}
