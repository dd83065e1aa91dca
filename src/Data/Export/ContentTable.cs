using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Vejviser.Data.Backup;

namespace Vejviser.Data.Export;

/// <summary>A part of an export, with the table it lies in.</summary>
internal sealed class ContentTable
{
    public ContentTable(ContentPart part, IModel model)
    {
        Part = part;
        var entity = model.FindEntityType(part.Entity)!;
        Name = entity.GetTableName()!;
        // In the order the entity declares them.
        var declared = part.Entity.GetProperties().Select((property, place) => (property.Name, place)).ToDictionary(pair => pair.Name, pair => pair.place);
        Columns = entity.GetProperties().OrderBy(property => declared[property.Name]).Select(property => new ContentColumn(part, property)).ToList();
        Below = part.Parts.Select(one => new ContentTable(one, model)).ToList();
    }

    public ContentPart Part { get; }

    /// <summary>In the database.</summary>
    public string Name { get; }

    public IReadOnlyList<ContentColumn> Columns { get; }

    /// <summary>In the order of the part's own parts.</summary>
    public IReadOnlyList<ContentTable> Below { get; }

    public IEnumerable<ContentTable> All => Below.SelectMany(table => table.All).Prepend(this);

    /// <summary>The columns that stand in the file.</summary>
    public IEnumerable<ContentColumn> Written => Columns.Where(column => column.IsWritten);

    public ContentColumn Column(string property) => Columns.First(column => column.Property.Name == property);
}

/// <summary>A column of such a table.</summary>
internal sealed class ContentColumn
{
    private static readonly Dictionary<Type, Func<DbDataReader, int, object>> Readers = new()
    {
        [typeof(string)] = (row, at) => row.GetString(at),
        [typeof(int)] = (row, at) => row.GetInt32(at),
        [typeof(long)] = (row, at) => row.GetInt64(at),
        [typeof(bool)] = (row, at) => row.GetBoolean(at),
        [typeof(decimal)] = (row, at) => row.GetDecimal(at),
        [typeof(DateTime)] = (row, at) => DateTime.SpecifyKind(row.GetDateTime(at), DateTimeKind.Utc),
        [typeof(DateOnly)] = (row, at) => row.GetFieldValue<DateOnly>(at),
        [typeof(Guid)] = (row, at) => row.GetGuid(at),
        [typeof(byte[])] = (row, at) => row.GetFieldValue<byte[]>(at),
    };

    private readonly ContentPart part;
    private readonly Func<DbDataReader, int, object> read;

    public ContentColumn(ContentPart part, IProperty property)
    {
        (this.part, Property) = (part, property);
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        read = Readers[Nullable.GetUnderlyingType(stored) ?? stored];
        Reference = part.References.GetValueOrDefault(property.Name);
        IsNumbered = property.IsPrimaryKey() && property.ClrType == typeof(int) && property.ValueGenerated == ValueGenerated.OnAdd;
        JsonName = ContentJson.Name(Reference is null || !property.Name.EndsWith("Id", StringComparison.Ordinal) ? property.Name : property.Name[..^2]);
    }

    public IProperty Property { get; }

    /// <summary>In the file.</summary>
    public string JsonName { get; }

    /// <summary>The entity its value leads to; null for a value of its own.</summary>
    public Type? Reference { get; }

    /// <summary>Whether it is the number a database gives each new row.</summary>
    public bool IsNumbered { get; }

    /// <summary>Whether people can have written in it. Hashes, ids, numbers and days cannot hold what texts must not, but may look like it: one hash in 170 holds ten digits in a row that begin with a day.</summary>
    public bool IsText => Property.ClrType != typeof(byte[]) && !(Nullable.GetUnderlyingType(Property.ClrType) ?? Property.ClrType).IsValueType;

    public bool IsWritten => !IsNumbered && Property.Name != part.Link && !part.LeftOut.ContainsKey(Property.Name);

    public object? Read(DbDataReader row, int at)
    {
        if (row.IsDBNull(at))
        {
            return null;
        }

        var value = read(row, at);
        return Trimmed(Property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertFromProvider(value) : value);
    }

    /// <summary>As it is stored.</summary>
    public object? Stored(object? value) => value is not null && Property.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    /// <summary>Reads its value from a file; a reference stays the key that stands there.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public object? Parse(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return Property.IsNullable ? null : throw new JsonException();
        }

        var type = Reference is null ? Property.ClrType : value.ValueKind == JsonValueKind.Array ? typeof(List<string>) : typeof(string);
        var parsed = value.Deserialize(type, ContentJson.Options);
        if (parsed is string text && Reference is null && text.Length > Property.GetMaxLength())
        {
            throw new JsonException();
        }

        return parsed is null ? throw new JsonException() : Trimmed(parsed);
    }

    /// <summary>Reads its value from a cell of a table.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public object? ParseCell(string cell) => cell.Length == 0 && Property.IsNullable ? null : Parse(JsonSerializer.SerializeToElement(cell));

    /// <summary>What stands in a cell of a table.</summary>
    public string Cell(object? value)
    {
        var json = JsonSerializer.SerializeToElement(value, Property.ClrType, ContentJson.Options);
        return json.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => json.GetString()!,
            _ => json.GetRawText(),
        };
    }

    /// <summary>What it is after an import, where it stays behind.</summary>
    public object? Unwritten(long changeNumber, DateTime now) => part.LeftOut[Property.Name] switch
    {
        LeftBehind.ChangeNumber => changeNumber,
        LeftBehind.Now => now,
        _ => Property.IsNullable ? null : Convert.ChangeType(0, Property.ClrType, CultureInfo.InvariantCulture),
    };

    /// <summary>How a backup would name it.</summary>
    public BackupColumn AsBackup() => new(Property.GetColumnName(), "");

    private object? Trimmed(object? value) => value is not null && part.Trimmed.TryGetValue(Property.Name, out var trim) ? trim(value) : value;
}
