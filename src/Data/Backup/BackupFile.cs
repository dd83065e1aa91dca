using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vejviser.Data.Backup;

/// <summary>A backup that has been read through: everything the manifest promises is there, and nothing else.</summary>
/// <remarks>The hashes find accidents. Whoever can write the file can write the hashes too.</remarks>
public sealed class BackupFile : IDisposable
{
    /// <summary>The file in it that says what is there.</summary>
    public const string ManifestName = "manifest.json";

    /// <summary>The hash of that file.</summary>
    public const string ManifestHashName = "manifest.sha256";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        WriteIndented = true,
    };

    private readonly ZipArchive archive;

    private BackupFile(ZipArchive archive, BackupManifest manifest) => (this.archive, Manifest) = (archive, manifest);

    /// <summary>What it holds.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup and reads it through.</summary>
    /// <exception cref="BackupRefusedException">It is not a whole backup that this program can read.</exception>
    public static async Task<BackupFile> OpenAsync(string path, CancellationToken cancellationToken)
    {
        ZipArchive? archive = null;
        try
        {
            archive = Archive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), path);
            var manifest = await ReadManifestAsync(archive, path, cancellationToken);
            await VerifyAsync(archive, manifest, path, cancellationToken);
            return new(Interlocked.Exchange(ref archive, null), manifest);
        }
        catch (InvalidDataException exception)
        {
            throw new BackupRefusedException($"»{path}« er beskadiget og kan ikke pakkes ud; brug en anden sikkerhedskopi.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException($"Filen »{path}« kan ikke læses; tjek navnet og rettighederne.", exception);
        }
        finally
        {
            archive?.Dispose();
        }
    }

    private static ZipArchive Archive(FileStream stream, string path)
    {
        try
        {
            return new ZipArchive(stream, ZipArchiveMode.Read);
        }
        catch (InvalidDataException exception)
        {
            stream.Dispose();
            throw new BackupRefusedException($"»{path}« er ikke en sikkerhedskopi fra Vejviser, eller den er ikke skrevet færdig.", exception);
        }
    }

    /// <summary>The rows of a table, one at a time.</summary>
    internal async IAsyncEnumerable<object?[]> ReadAsync(BackupTable table)
    {
        var kinds = table.Columns.Select(column => ColumnKind.Named(column.Kind)!).ToArray();
        await using var stream = await archive.GetEntry(table.FileName)!.OpenAsync();
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, topLevelValues: true))
        {
            yield return [.. row.EnumerateArray().Zip(kinds, (value, kind) => value.ValueKind == JsonValueKind.Null ? null : kind.Read(value))];
        }
    }

    public void Dispose() => archive.Dispose();

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive archive, string path, CancellationToken cancellationToken)
    {
        if (archive.GetEntry(ManifestName) is not { } entry)
        {
            throw new BackupRefusedException($"»{path}« er ikke en sikkerhedskopi fra Vejviser: {ManifestName} mangler.");
        }

        var bytes = await BytesAsync(entry, cancellationToken);
        try
        {
            // The format first: the rest of a newer manifest may look different.
            using var any = JsonDocument.Parse(bytes);
            if (any.RootElement.GetProperty("format").GetInt32() > BackupManifest.CurrentFormat)
            {
                throw Newer(path);
            }

            var hash = archive.GetEntry(ManifestHashName) is { } hashEntry ? Encoding.ASCII.GetString(await BytesAsync(hashEntry, cancellationToken)) : "";
            return hash == Convert.ToHexStringLower(SHA256.HashData(bytes))
                ? JsonSerializer.Deserialize<BackupManifest>(bytes, Json)!
                : throw Damaged(path, ManifestName);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Damaged(path, ManifestName);
        }
    }

    /// <summary>A backup that only a newer program can read.</summary>
    internal static BackupRefusedException Newer(string path) =>
        new($"»{path}« er taget med en nyere version af Vejviser; opdater programmet, og prøv igen.");

    private static BackupRefusedException Damaged(string path, string file) =>
        new($"{file} i »{path}« er ændret eller beskadiget; brug en anden sikkerhedskopi.");

    private static async Task VerifyAsync(ZipArchive archive, BackupManifest manifest, string path, CancellationToken cancellationToken)
    {
        if (manifest.Tables.SelectMany(table => table.Columns).Any(column => ColumnKind.Named(column.Kind) is null))
        {
            throw Newer(path);
        }

        foreach (var table in manifest.Tables)
        {
            if (archive.GetEntry(table.FileName) is not { } entry)
            {
                throw new BackupRefusedException($"{table.FileName} mangler i »{path}«; brug en anden sikkerhedskopi.");
            }

            if (await HashAsync(entry, cancellationToken) != (table.Sha256, table.Rows))
            {
                throw Damaged(path, table.FileName);
            }
        }

        if (archive.Entries.Count != manifest.Tables.Count + 2)
        {
            throw new BackupRefusedException($"»{path}« indeholder andre filer end dem, {ManifestName} nævner; brug en anden sikkerhedskopi.");
        }
    }

    private static async Task<(string Sha256, long Lines)> HashAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var stream = await entry.OpenAsync(cancellationToken);
        var buffer = new byte[81_920];
        var lines = 0L;
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), lines);
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
