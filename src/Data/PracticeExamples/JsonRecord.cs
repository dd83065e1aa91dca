using System.Text.Json;
using Vejviser.Domain;

namespace Vejviser.Data.PracticeExamples;

/// <summary>A JSON object from outside, read field by field; every fault is kept with the field's name.</summary>
internal sealed class JsonRecord(JsonElement element)
{
    private readonly List<Issue> faults = [];

    private JsonRecord(JsonElement element, List<Issue> faults)
        : this(element)
    {
        this.faults = faults;
    }

    public IReadOnlyList<Issue> Faults => faults;

    public void Fault(string field, string message) => faults.Add(new(field, message));

    public T? Fault<T>(string field, string message)
    {
        Fault(field, message);
        return default;
    }

    /// <summary>Whether the record speaks of the field at all.</summary>
    public bool Has(string field) => element.TryGetProperty(field, out _);

    public string? Text(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString()!.Trim() is { Length: > 0 } text ? text : null,
        _ => Fault<string>(field, "Skriv en tekst i anførselstegn, eller null."),
    };

    public int? Integer(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => Fault<int?>(field, "Skriv et helt tal uden anførselstegn, eller null."),
    };

    public decimal? Number(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        _ => Fault<decimal?>(field, "Skriv et tal uden anførselstegn, eller null."),
    };

    public IReadOnlyList<string> Texts(string field) => Items(field)
        .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()!.Trim() : Fault<string>(field, "Hvert punkt på listen skal være en tekst."))
        .OfType<string>()
        .ToList();

    public IReadOnlyList<JsonRecord> Objects(string field) => Items(field)
        .Select(item => item.ValueKind == JsonValueKind.Object ? new JsonRecord(item, faults) : Fault<JsonRecord>(field, "Hvert punkt på listen skal være et objekt."))
        .OfType<JsonRecord>()
        .ToList();

    /// <summary>A list of words from a vocabulary, each once.</summary>
    public IReadOnlyList<string> Ids(string field, Func<string, string?> find, string unknown) => Texts(field)
        .Select(text => find(text) ?? Fault<string>(field, string.Format(Danish.Culture, unknown, Danish.Quoted(text))))
        .OfType<string>()
        .Distinct()
        .ToList();

    /// <summary>One word from a vocabulary.</summary>
    public T? Id<T>(string field, Func<string, T?> find, string unknown)
        where T : struct
        => Text(field) is { } text ? find(text) ?? Fault<T?>(field, string.Format(Danish.Culture, unknown, Danish.Quoted(text))) : null;

    private JsonElement? Value(string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private IEnumerable<JsonElement> Items(string field) => Value(field) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => Fault<IEnumerable<JsonElement>>(field, "Skriv en liste i kantede parenteser.") ?? [],
    };
}
