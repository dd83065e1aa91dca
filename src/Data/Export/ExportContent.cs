using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Vejviser.Data.Backup;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Export;

/// <summary>Writes the whole content as files that others can read: the same content gives the same bytes, from either database and at any time.</summary>
public sealed class ExportContent(IDbContextFactory<AppDbContext> contexts)
{
    private const int FilesBetweenReports = 1_000;

    /// <summary>Writes into a folder while the site runs; everything is as it was at one moment. The manifest comes last: a folder without it is half an export.</summary>
    /// <param name="folder">A folder that is not there, or is empty.</param>
    /// <param name="progress">Told how many files are written.</param>
    /// <param name="cancellationToken">Stops; what was written is removed.</param>
    /// <exception cref="ContentRefusedException">There is no export.</exception>
    public async Task<ExportManifest> WriteAsync(string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var isNew = !Path.Exists(folder);
        if (!isNew && (!Directory.Exists(folder) || Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new ContentRefusedException($"»{folder}« er ikke en tom mappe; vælg en anden, eller slet, hvad der ligger i den.");
        }

        try
        {
            Create(folder);
            var manifest = await WriteFilesAsync(new(folder, progress), cancellationToken);
            await VerifyAsync(folder, cancellationToken);
            return manifest;
        }
        catch (Exception exception)
        {
            RemoveAll(folder, isNew);
            if (DatabaseFaults.IsOfFile(exception))
            {
                throw new ContentRefusedException($"Indholdet kan ikke skrives til »{folder}«: {exception.Message.TrimEnd('.')}.", exception);
            }

            if (DatabaseFaults.Of(exception) is { } fault)
            {
                throw new ContentRefusedException(fault.Sentence(), exception);
            }

            throw;
        }
    }

    private static async Task VerifyAsync(string folder, CancellationToken cancellationToken)
    {
        try
        {
            await ExportFolder.OpenAsync(folder, cancellationToken);
        }
        catch (ContentRefusedException exception)
        {
            throw new ContentRefusedException($"Det, der blev skrevet til »{folder}«, kunne ikke læses igen; tjek disken, og prøv igen.", exception);
        }
    }

    private async Task<ExportManifest> WriteFilesAsync(Files files, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var snapshot = await TakeBackup.BeginSnapshotAsync(db, cancellationToken);
        if ((await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Last() != db.Database.GetMigrations().Last())
        {
            throw new ContentRefusedException("Databasen er ført frem af en nyere version af Vejviser.");
        }

        var source = new Source(db);
        foreach (var part in ContentFormat.Parts)
        {
            var table = new ContentTable(part, db.Model);
            if (part.Key is null)
            {
                await WriteListAsync(files, part.Name, table, await source.ReadAsync(table, null, null, cancellationToken), cancellationToken);
                continue;
            }

            var keys = await source.ReadKeysAsync(table, cancellationToken);
            foreach (var key in keys.Values.Order(StringComparer.Ordinal))
            {
                var node = (await source.ReadAsync(table, null, (part.Key, key), cancellationToken)).Single();
                await WriteOneAsync(files, table, node, keys, cancellationToken);
                await WriteAttachmentsAsync(files, source, node, cancellationToken);
            }
        }

        return await files.FinishAsync(cancellationToken);
    }

    private static async Task WriteOneAsync(Files files, ContentTable table, ContentNode node, Dictionary<int, string> keys, CancellationToken cancellationToken)
    {
        var name = $"{table.Part.Name}/{node.Values[table.Part.Key!]}";
        await files.WriteAsync($"{name}.json", Json(json => WriteNode(json, table, node, keys)), node.All.Count(one => !one.Part.IsTable), cancellationToken);
        foreach (var below in table.Below.Where(one => one.Part.IsTable))
        {
            await WriteListAsync(files, $"{name}.csv", below, node.Below.Where(one => one.Part == below.Part).ToList(), cancellationToken);
        }
    }

    private static Task WriteListAsync(Files files, string name, ContentTable table, List<ContentNode> nodes, CancellationToken cancellationToken) => files.WriteAsync(
        name,
        table.Part.IsTable ? Csv(table, nodes) : Json(json =>
        {
            json.WriteStartArray();
            foreach (var node in nodes)
            {
                WriteNode(json, table, node, []);
            }

            json.WriteEndArray();
        }),
        nodes.Count,
        cancellationToken);

    private static async Task WriteAttachmentsAsync(Files files, Source source, ContentNode node, CancellationToken cancellationToken)
    {
        foreach (var attachment in node.All.Where(one => one.Part.Entity == typeof(Attachment)))
        {
            var id = (Guid)attachment.Values["Id"]!;
            await files.WriteAsync(ContentFormat.FileName(id, (string)attachment.Values["MediaType"]!), output => source.CopyAsync(id, output, cancellationToken), 0, cancellationToken);
        }
    }

    private static void WriteNode(Utf8JsonWriter json, ContentTable table, ContentNode node, Dictionary<int, string> keys)
    {
        json.WriteStartObject();
        foreach (var column in table.Written)
        {
            json.WritePropertyName(column.JsonName);
            var value = node.Values[column.Property.Name];
            JsonSerializer.Serialize(json, column.Reference is null || value is null ? value : Named(node, column.Reference, value, keys), ContentJson.Options);
        }

        foreach (var below in table.Below.Where(one => !one.Part.IsTable))
        {
            json.WriteStartArray(ContentJson.Name(below.Part.Name));
            foreach (var one in node.Below.Where(one => one.Part == below.Part))
            {
                WriteNode(json, below, one, keys);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // The key of the row with an id, or the keys of several.
    private static object Named(ContentNode node, Type entity, object value, Dictionary<int, string> keys)
    {
        if (value is IReadOnlyList<int> many)
        {
            return many.Select(one => (string)Named(node, entity, one, keys)).ToList();
        }

        var found = node.Reachable(entity).FirstOrDefault(one => Equals(one.Values["Id"], value));
        return found is null ? keys[(int)value] : found.Values[found.Part.Key!]!;
    }

    private static Func<Stream, Task> Json(Action<Utf8JsonWriter> write) => async output =>
    {
        await using (var json = new Utf8JsonWriter(output, ContentJson.Writer))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    };

    private static Func<Stream, Task> Csv(ContentTable table, List<ContentNode> nodes) => async output =>
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var line in nodes.Select(node => table.Written.Select(column => column.Cell(node.Values[column.Property.Name]))).Prepend(table.Written.Select(column => column.JsonName)))
        {
            foreach (var cell in line)
            {
                csv.WriteField(cell);
            }

            await csv.NextRecordAsync();
        }
    };

    // It holds what is not public yet.
    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void RemoveAll(string folder, bool itself)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo directory)
                {
                    directory.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }

            if (itself)
            {
                Directory.Delete(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without a manifest nobody takes it for an export.
        }
    }

    /// <summary>The database, read as it was at one moment.</summary>
    private sealed class Source(AppDbContext db)
    {
        private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

        /// <summary>The rows below one, or those with a value, each with everything below it.</summary>
        public async Task<List<ContentNode>> ReadAsync(ContentTable table, ContentNode? above, (string Property, object? Value)? only, CancellationToken cancellationToken)
        {
            if (above is not null)
            {
                only = (table.Part.Link!, above.Values[table.Part.LinkedTo]);
            }

            List<ContentNode> nodes = [];
            await using (var command = Command($"select {string.Join(", ", table.Columns.Select(Quoted))} from {sql.DelimitIdentifier(table.Name)}", only is null ? null : (table.Column(only.Value.Property), only.Value.Value)))
            {
                await using var rows = await command.ExecuteReaderAsync(cancellationToken);
                while (await rows.ReadAsync(cancellationToken))
                {
                    var node = new ContentNode(table.Part, above);
                    for (var at = 0; at < table.Columns.Count; at++)
                    {
                        node.Values[table.Columns[at].Property.Name] = table.Columns[at].Read(rows, at);
                    }

                    nodes.Add(node);
                }
            }

            foreach (var below in table.Below)
            {
                foreach (var node in nodes)
                {
                    node.Below.AddRange(await ReadAsync(below, node, null, cancellationToken));
                }
            }

            nodes.Sort((left, right) => table.Part.Order.Select(property => Compare(left.Values[property], right.Values[property])).FirstOrDefault(order => order != 0));
            return nodes;
        }

        /// <summary>The key of every row, by id; of rows that are known by their id, by order.</summary>
        public async Task<Dictionary<int, string>> ReadKeysAsync(ContentTable table, CancellationToken cancellationToken)
        {
            Dictionary<int, string> keys = [];
            var (id, key) = (table.Column("Id"), table.Column(table.Part.Key!));
            await using var command = Command($"select {Quoted(key)}, {Quoted(id)} from {sql.DelimitIdentifier(table.Name)}", null);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                keys.Add(id.IsNumbered ? rows.GetInt32(1) : keys.Count, rows.GetString(0));
            }

            return keys;
        }

        public async Task CopyAsync(Guid attachment, Stream output, CancellationToken cancellationToken)
        {
            await foreach (var bytes in db.AttachmentParts.Where(part => part.AttachmentId == attachment).OrderBy(part => part.Number).Select(part => part.Bytes).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                await output.WriteAsync(bytes, cancellationToken);
            }
        }

        // All else is compared by number, day or text, and text by its characters: databases differ in the order of words.
        private static int Compare(object? left, object? right) => left is string text ? string.CompareOrdinal(text, (string?)right) : Comparer<object>.Default.Compare(left, right);

        private string Quoted(ContentColumn column) => sql.DelimitIdentifier(column.Property.GetColumnName());

        private DbCommand Command(string text, (ContentColumn Column, object? Value)? only)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandTimeout = 0;
            // Names come from the model.
#pragma warning disable CA2100
            command.CommandText = only is null ? text : $"{text} where {Quoted(only.Value.Column)} = @value";
#pragma warning restore CA2100
            if (only is { } one)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@value";
                parameter.Value = one.Column.Stored(one.Value);
                command.Parameters.Add(parameter);
            }

            return command;
        }
    }

    /// <summary>The files written so far.</summary>
    private sealed class Files(string folder, IProgress<long>? progress)
    {
        private readonly List<ExportedFile> written = [];

        public async Task WriteAsync(string path, Func<Stream, Task> write, long rows, CancellationToken cancellationToken)
        {
            var place = Path.Combine([folder, .. path.Split('/')]);
            Create(Path.GetDirectoryName(place)!);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long bytes;
            await using (var file = new FileStream(place, TakeBackup.OwnersFile()))
            {
                await using var hashed = new HashedStream(file, hash);
                await write(hashed);
                await hashed.FlushAsync(cancellationToken);
                bytes = file.Length;
            }

            written.Add(new(path, rows, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())));
            if (written.Count % FilesBetweenReports == 0)
            {
                progress?.Report(written.Count);
            }
        }

        public async Task<ExportManifest> FinishAsync(CancellationToken cancellationToken)
        {
            var manifest = new ExportManifest(ContentFormat.Current, written.OrderBy(file => file.Path, StringComparer.Ordinal).ToList());
            await using var file = new FileStream(Path.Combine(folder, ContentFormat.ManifestName), TakeBackup.OwnersFile());
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, ContentJson.Options), cancellationToken);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
            return manifest;
        }
    }

    /// <summary>Hashes what is written through it.</summary>
    private sealed class HashedStream(Stream inner, IncrementalHash hash) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            inner.Write(buffer);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            await inner.WriteAsync(buffer, cancellationToken);
        }
    }
}
