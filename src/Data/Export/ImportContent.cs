using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Backup;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Sharing;

namespace Vejviser.Data.Export;

/// <summary>Makes an export the content of a database that nobody has used: all of it or nothing.</summary>
public sealed class ImportContent(IDbContextFactory<AppDbContext> contexts, Database database, TimeProvider clock)
{
    // So many rows of content are held at a time.
    private const int FilesAtATime = 200;

    /// <summary>Reads the export through before the database is touched, then stores it in one transaction. Every node builds its index anew.</summary>
    /// <param name="folder">The export.</param>
    /// <param name="progress">Told how many files are stored.</param>
    /// <param name="cancellationToken">Stops; the database is then as before.</param>
    /// <exception cref="ContentRefusedException">Nothing was imported.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be reached, opened or written.</exception>
    public async Task<ExportManifest> ReadAsync(string folder, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var export = await ExportFolder.OpenAsync(folder, cancellationToken);
        await database.MigrateAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var alone = await database.AloneAsync(db, cancellationToken);
        var target = RestoreTarget.Of(db);
        await target.OpenAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await target.LockAsync(cancellationToken);
        if (await target.UseAsync(ContentFormat.Installation, cancellationToken) is { } use)
        {
            throw new ContentRefusedException($"Databasen er i brug ({use}); vælg en tom database. Intet er hentet ind.");
        }

        var domains = await db.EmailDomains.AsNoTracking().ToListAsync(cancellationToken);
        await target.DeferForeignKeysAsync(cancellationToken);
        var tables = ContentFormat.Parts.Select(part => new ContentTable(part, db.Model)).ToList();
        foreach (var table in tables.SelectMany(table => table.All).Select(table => table.Name).Append(db.Model.FindEntityType(typeof(Domain.Accounts.EmailDomain))!.GetTableName()!).Distinct())
        {
            await target.ExecuteAsync($"delete from {target.Quoted(table)}", cancellationToken);
        }

        var loading = new Loading(export, target, db, await db.NextChangeNumberAsync(cancellationToken), clock.GetUtcNow().UtcDateTime, progress);
        foreach (var table in tables)
        {
            await loading.RunAsync(table, cancellationToken);
        }

        loading.RefuseUnread();
        // What ships with the program of the municipalities that are there.
        var municipalities = await db.Municipalities.Select(municipality => municipality.Code).ToListAsync(cancellationToken);
        db.AddRange(domains.Where(domain => municipalities.Contains(domain.MunicipalityCode)));
        await db.SaveChangesAsync(cancellationToken);
        await CheckForeignKeysAsync(target, folder, cancellationToken);
        await target.ContinueIdentitiesAsync(cancellationToken);
        await db.RequestReindexAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return export.Manifest;
    }

    private static async Task CheckForeignKeysAsync(RestoreTarget target, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await target.CheckForeignKeysAsync(cancellationToken);
        }
        catch (BackupRefusedException exception)
        {
            throw new ContentRefusedException($"Noget i »{folder}« henviser til noget, der ikke er i eksporten; brug en anden eksport.", exception);
        }
    }

    /// <summary>One import under way.</summary>
    private sealed class Loading(ExportFolder export, RestoreTarget target, AppDbContext db, long changeNumber, DateTime now, IProgress<long>? progress)
    {
        private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { NewLine = "\n", BadDataFound = null, MissingFieldFound = null };

        private readonly HashSet<string> read = new(StringComparer.Ordinal);
        private readonly Dictionary<ContentPart, int> numbers = [];
        private readonly Dictionary<Type, Dictionary<string, int>> keys = [];
        private long files;

        public async Task RunAsync(ContentTable table, CancellationToken cancellationToken)
        {
            if (table.Part.Key is null)
            {
                await StoreAsync(table, await ReadListAsync(table, table.Part.Name, null, cancellationToken), cancellationToken);
                return;
            }

            var documents = export.In(table.Part.Name).Where(path => path.EndsWith(".json", StringComparison.Ordinal)).ToList();
            // Each gets its number by its place, so that others may name it before it is read.
            keys[table.Part.Entity] = documents.Select((path, at) => (Key: Path.GetFileNameWithoutExtension(path), Number: at + 1)).ToDictionary(one => one.Key, one => one.Number, StringComparer.Ordinal);
            foreach (var batch in documents.Chunk(FilesAtATime))
            {
                List<ContentNode> nodes = [];
                foreach (var path in batch)
                {
                    nodes.Add(await ReadOneAsync(table, path, cancellationToken));
                }

                await StoreAsync(table, nodes, cancellationToken);
            }
        }

        /// <exception cref="ContentRefusedException">There is a file that belongs to nothing.</exception>
        public void RefuseUnread()
        {
            if (export.Manifest.Files.FirstOrDefault(file => !read.Contains(file.Path)) is { } unread)
            {
                throw export.Fault(unread.Path, "hører ikke til noget i eksporten");
            }
        }

        private async Task<ContentNode> ReadOneAsync(ContentTable table, string path, CancellationToken cancellationToken)
        {
            var node = await ParseAsync(path, root => ReadNode(table, root, null, path), cancellationToken);
            if ((string)node.Values[table.Part.Key!]! != Path.GetFileNameWithoutExtension(path))
            {
                throw export.Fault(path, "hedder noget andet end det, den handler om");
            }

            foreach (var below in table.Below.Where(one => one.Part.IsTable))
            {
                node.Below.AddRange(await ReadListAsync(below, Path.ChangeExtension(path, ".csv"), node, cancellationToken));
            }

            return node;
        }

        private Task<List<ContentNode>> ReadListAsync(ContentTable table, string path, ContentNode? above, CancellationToken cancellationToken) => table.Part.IsTable
            ? ReadTableAsync(table, path, above, cancellationToken)
            : ParseAsync(path, root => root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(one => ReadNode(table, one, above, path)).ToList() : throw new JsonException(), cancellationToken);

        private async Task<List<ContentNode>> ReadTableAsync(ContentTable table, string path, ContentNode? above, CancellationToken cancellationToken)
        {
            var columns = table.Written.ToList();
            using var text = new StreamReader(new MemoryStream(await TakeAsync(path, cancellationToken)), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
            using var csv = new CsvParser(text, Csv);
            List<ContentNode> nodes = [];
            try
            {
                if (!await csv.ReadAsync() || !csv.Record!.SequenceEqual(columns.Select(column => column.JsonName)))
                {
                    throw export.Fault(path, $"skal begynde med kolonnerne {string.Join(',', columns.Select(column => column.JsonName))}");
                }

                while (await csv.ReadAsync())
                {
                    var cells = csv.Record!;
                    if (cells.Length != columns.Count)
                    {
                        throw export.Fault(path, $"har et andet antal felter i linje {csv.RawRow.ToString(CultureInfo.InvariantCulture)}");
                    }

                    var node = new ContentNode(table.Part, above);
                    foreach (var (column, cell) in columns.Zip(cells))
                    {
                        Judge(column, cell, path);
                        node.Values[column.Property.Name] = Value(() => column.ParseCell(cell), path, $"{column.JsonName} i linje {csv.RawRow.ToString(CultureInfo.InvariantCulture)}");
                    }

                    nodes.Add(Complete(table, node));
                }
            }
            catch (Exception exception) when (exception is DecoderFallbackException or CsvHelperException)
            {
                throw export.Fault(path, "kan ikke læses som en tabel");
            }

            return nodes;
        }

        private async Task<T> ParseAsync<T>(string path, Func<JsonElement, T> parse, CancellationToken cancellationToken)
        {
            try
            {
                using var document = JsonDocument.Parse(await TakeAsync(path, cancellationToken), new() { AllowDuplicateProperties = false });
                return parse(document.RootElement);
            }
            catch (JsonException)
            {
                throw export.Fault(path, "kan ikke læses som JSON i det rigtige format");
            }
        }

        private async Task<byte[]> TakeAsync(string path, CancellationToken cancellationToken)
        {
            read.Add(path);
            if (++files % 1_000 == 0)
            {
                progress?.Report(files);
            }

            return await export.BytesAsync(path, cancellationToken);
        }

        private ContentNode ReadNode(ContentTable table, JsonElement row, ContentNode? above, string path)
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException();
            }

            var node = new ContentNode(table.Part, above);
            var fields = row.EnumerateObject().ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);
            foreach (var column in table.Written)
            {
                // A format that grows gives new fields; an absent one that may be empty is.
                node.Values[column.Property.Name] = fields.Remove(column.JsonName, out var value) ? Value(() => column.Parse(Judge(column, value, path)), path, column.JsonName)
                    : column.Property.IsNullable ? null
                    : throw export.Fault(path, $"mangler feltet {column.JsonName}");
            }

            Complete(table, node);
            foreach (var below in table.Below.Where(one => !one.Part.IsTable))
            {
                if (!fields.Remove(ContentJson.Name(below.Part.Name), out var rows) || rows.ValueKind != JsonValueKind.Array)
                {
                    throw export.Fault(path, $"mangler listen {ContentJson.Name(below.Part.Name)}");
                }

                node.Below.AddRange(rows.EnumerateArray().Select(one => ReadNode(below, one, node, path)));
            }

            return fields.Count == 0 ? node : throw export.Fault(path, $"har et felt, der ikke kendes: {fields.Keys.First()}");
        }

        private ContentNode Complete(ContentTable table, ContentNode node)
        {
            foreach (var column in table.Columns.Where(column => !column.IsWritten))
            {
                node.Values[column.Property.Name] = column.IsNumbered ? numbers[table.Part] = numbers.GetValueOrDefault(table.Part) + 1
                    : column.Property.Name == table.Part.Link ? node.Above!.Values[table.Part.LinkedTo]
                    : column.Unwritten(changeNumber, now);
            }

            return node;
        }

        private object? Value(Func<object?> parse, string path, string field)
        {
            try
            {
                return parse();
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NotSupportedException)
            {
                throw export.Fault(path, $"har en værdi, der ikke kan læses: {field}");
            }
        }

        private JsonElement Judge(ContentColumn column, JsonElement value, string path) => column.IsText ? Judge(value, path, column.JsonName) : value;

        private void Judge(ContentColumn column, string cell, string path)
        {
            if (column.IsText)
            {
                Judge(cell, path, column.JsonName);
            }
        }

        private JsonElement Judge(JsonElement value, string path, string field)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String when !value.TryGetGuid(out _):
                    Judge(value.GetString()!, path, field);
                    break;
                case JsonValueKind.Array:
                    foreach (var one in value.EnumerateArray())
                    {
                        if (one.ValueKind == JsonValueKind.Null)
                        {
                            throw export.Fault(path, $"har en tom plads i en liste: {field}");
                        }

                        Judge(one, path, field);
                    }

                    break;
                case JsonValueKind.Object:
                    foreach (var one in value.EnumerateObject())
                    {
                        Judge(one.Value, path, field);
                    }

                    break;
            }

            return value;
        }

        private void Judge(string text, string path, string field)
        {
            if (CprNumbers.Find(text).Any(number => number.IsCertain))
            {
                throw new ContentRefusedException($"»{path}« indeholder et CPR-nummer i {field}; fjern det, før indholdet hentes ind. Intet er hentet ind.");
            }

            if (UnwritableText.Check(field, text).Count > 0)
            {
                throw export.Fault(path, $"har styretegn eller ødelagte tegn i {field}");
            }
        }

        private async Task StoreAsync(ContentTable table, IReadOnlyList<ContentNode> nodes, CancellationToken cancellationToken)
        {
            var all = nodes.SelectMany(node => node.All).ToLookup(node => node.Part);
            foreach (var one in table.All)
            {
                if (all[one.Part].Any())
                {
                    await LoadAsync(one.Name, one.Columns.Select(column => column.AsBackup()), RowsAsync(one, all[one.Part]), cancellationToken);
                }
            }

            foreach (var attachment in nodes.SelectMany(node => node.All).Where(node => node.Part.Entity == typeof(Attachment)))
            {
                await StoreAttachmentAsync(attachment, cancellationToken);
            }
        }

        private async IAsyncEnumerable<object?[]> RowsAsync(ContentTable table, IEnumerable<ContentNode> nodes)
        {
            foreach (var node in nodes)
            {
                yield return table.Columns.Select(column => column.Stored(column.Reference is null ? node.Values[column.Property.Name] : Meant(node, column.Reference, node.Values[column.Property.Name]))).ToArray();
            }

            await Task.CompletedTask;
        }

        // The id of the row with a key, or the ids of several.
        private object? Meant(ContentNode node, Type entity, object? value) => value switch
        {
            null => null,
            List<string> many => many.Select(one => (int)Meant(node, entity, one)!).ToList(),
            _ when node.Reachable(entity).FirstOrDefault(one => Equals(one.Values[one.Part.Key!], value)) is { } found => found.Values["Id"],
            _ when keys.GetValueOrDefault(entity) is { } documents && documents.TryGetValue((string)value, out var number) => number,
            _ => throw new ContentRefusedException($"»{value}« nævnes i eksporten, men er der ikke; brug en anden eksport."),
        };

        private async Task StoreAttachmentAsync(ContentNode attachment, CancellationToken cancellationToken)
        {
            var id = (Guid)attachment.Values["Id"]!;
            var path = ContentFormat.FileName(id, (string)attachment.Values["MediaType"]!);
            if (!export.Has(path))
            {
                throw new ContentRefusedException($"»{path}« mangler i eksporten; brug en anden eksport.");
            }

            var promised = export.Promised(path);
            if (!read.Add(path) || promised.Bytes != (long)attachment.Values["Size"]! || promised.Sha256 != Convert.ToHexStringLower((byte[])attachment.Values["Hash"]!))
            {
                throw export.Fault(path, "er ikke den fil, der hører til bilaget");
            }

            var parts = db.Model.FindEntityType(typeof(AttachmentPart))!;
            BackupColumn[] columns = [Column(nameof(AttachmentPart.AttachmentId)), Column(nameof(AttachmentPart.Number)), Column(nameof(AttachmentPart.Bytes))];
            await LoadAsync(parts.GetTableName()!, columns, PartsAsync(id, path, cancellationToken), cancellationToken);

            BackupColumn Column(string property) => new(parts.FindProperty(property)!.GetColumnName(), "");
        }

        private async IAsyncEnumerable<object?[]> PartsAsync(Guid id, string path, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var number = 0;
            await foreach (var part in export.PartsAsync(path, cancellationToken))
            {
                yield return [id, number++, part];
            }
        }

        private Task LoadAsync(string table, IEnumerable<BackupColumn> columns, IAsyncEnumerable<object?[]> rows, CancellationToken cancellationToken) =>
            target.LoadAsync(new(table, columns.ToList(), 0, ""), rows, cancellationToken);
    }
}
