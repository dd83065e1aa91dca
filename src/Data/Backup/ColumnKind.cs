using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Vejviser.Data.Backup;

/// <summary>How values of one kind of column travel in a backup: the same from either database and into either.</summary>
internal sealed record ColumnKind(string Name, Type[] Types, Action<Utf8JsonWriter, DbDataReader, int> Write, Func<JsonElement, object> Read)
{
    private static readonly ColumnKind[] All =
    [
        new("text", [typeof(string)], (json, row, at) => json.WriteStringValue(row.GetString(at)), value => value.GetString()!),
        new("integer", [typeof(int), typeof(long), typeof(short), typeof(byte)], (json, row, at) => json.WriteNumberValue(row.GetInt64(at)), value => value.GetInt64()),
        new("boolean", [typeof(bool)], (json, row, at) => json.WriteBooleanValue(row.GetBoolean(at)), value => value.GetBoolean()),
        new("decimal", [typeof(decimal)], (json, row, at) => json.WriteNumberValue(Trimmed(row.GetDecimal(at))), value => value.GetDecimal()),
        new("real", [typeof(double), typeof(float)], (json, row, at) => json.WriteNumberValue(row.GetDouble(at)), value => value.GetDouble()),
        new("instant", [typeof(DateTime)], (json, row, at) => json.WriteStringValue(DateTime.SpecifyKind(row.GetDateTime(at), DateTimeKind.Utc)), value => value.GetDateTime()),
        new("instant-with-offset", [typeof(DateTimeOffset)], (json, row, at) => json.WriteStringValue(row.GetFieldValue<DateTimeOffset>(at)), value => value.GetDateTimeOffset()),
        new("date", [typeof(DateOnly)], (json, row, at) => json.WriteStringValue(row.GetFieldValue<DateOnly>(at).ToString("O", CultureInfo.InvariantCulture)), value => DateOnly.ParseExact(value.GetString()!, "O", CultureInfo.InvariantCulture)),
        new("guid", [typeof(Guid)], (json, row, at) => json.WriteStringValue(row.GetGuid(at)), value => value.GetGuid()),
        new("blob", [typeof(byte[])], (json, row, at) => json.WriteBase64StringValue(row.GetFieldValue<byte[]>(at)), value => value.GetBytesFromBase64()),
    ];

    // PostgreSQL fills a number up with zeros to its column's scale, SQLite does not.
    private static decimal Trimmed(decimal number) => number / 1.0000000000000000000000000000m;

    /// <summary>The kind a manifest names, or null where this program knows none of that name.</summary>
    public static ColumnKind? Named(string name) => Array.Find(All, kind => kind.Name == name);

    /// <summary>The kind of a column of the model.</summary>
    public static ColumnKind Of(IColumn column)
    {
        // A column that holds a whole object as JSON has no property of its own; it is text to whoever does not look inside.
        var mapping = column.PropertyMappings.Count == 0 ? null : column.PropertyMappings[0].TypeMapping;
        var type = mapping is null ? typeof(string) : mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return Array.Find(All, kind => kind.Types.Contains(type))
            ?? throw new InvalidOperationException($"A backup cannot hold {column.Table.Name}.{column.Name}: teach {nameof(ColumnKind)} the type {type}.");
    }
}
