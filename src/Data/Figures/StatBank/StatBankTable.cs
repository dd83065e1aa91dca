using System.Globalization;
using System.Text.Json;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>What StatBank tells of a table (tableinfo).</summary>
/// <param name="Variables">What its numbers are divided by.</param>
/// <param name="Updated">When it was last updated; null where it does not say.</param>
internal sealed record StatBankTable(IReadOnlyList<StatBankVariable> Variables, string? Updated = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The day it was last updated. That is always in the morning, so the date is the same in Denmark and in UTC.</summary>
    public DateOnly? UpdatedOn => DateOnly.TryParseExact(Updated?.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Reads an answer; null for what is none.</summary>
    public static StatBankTable? Read(byte[] answer)
    {
        try
        {
            // Nothing but a list's members can still be null.
            return JsonSerializer.Deserialize<StatBankTable>(answer, Json) is { } table && table.Variables.All(variable => variable?.Values.All(value => value is not null) == true) ? table : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the numbers of a table are divided by: area, sex, time …</summary>
/// <param name="Id">What it is asked for by.</param>
/// <param name="Values">Its values.</param>
/// <param name="Elimination">Whether it may be left out, and the numbers then are those of all its values.</param>
/// <param name="Time">Whether it is the time.</param>
internal sealed record StatBankVariable(string Id, IReadOnlyList<StatBankValue> Values, bool Elimination = false, bool Time = false)
{
    public StatBankValue? Find(string value) => Values.FirstOrDefault(one => one.Id == value);
}

/// <summary>A value of a variable.</summary>
internal sealed record StatBankValue(string Id, string Text);
