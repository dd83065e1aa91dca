using System.Text.Json;
using Vejviser.Domain;
using Vejviser.Domain.Checks;

namespace Vejviser.Data.PracticeExamples;

/// <summary>A JSON object from outside, read field by field; every fault is kept with the field's name.</summary>
internal sealed class JsonRecord(JsonElement element)
{
    private readonly List<Issue> faults = [];
    private readonly string within = "";

    private JsonRecord(JsonElement element, JsonRecord owner, string field)
        : this(element)
    {
        (faults, within) = (owner.faults, $"{owner.within}{field}.");
    }

    public IReadOnlyList<Issue> Faults => faults;

    public void Fault(string field, string message) => faults.Add(new(within + field, message));

    public T? Fault<T>(string field, string message)
    {
        Fault(field, message);
        return default;
    }

    /// <summary>Faults every field that is not among these: nothing is dropped in silence. False when the names cannot be read at all.</summary>
    public bool HasOnly(IReadOnlySet<string> fields)
    {
        try
        {
            foreach (var property in element.EnumerateObject().Where(property => !fields.Contains(property.Name)))
            {
                Fault(property.Name, "Feltet kendes ikke; ret navnet, eller slet det.");
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            faults.Add(new(within.TrimEnd('.'), "Et feltnavn har ødelagte tegn; ret det, og gem filen som UTF-8."));
            return false;
        }
    }

    /// <summary>Whether the record speaks of the field at all.</summary>
    public bool Has(string field) => element.TryGetProperty(field, out _);

    public string? Text(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => Text(field, value) is { Length: > 0 } text ? text : null,
        _ => Fault<string>(field, "Skriv en tekst i anførselstegn, eller null."),
    };

    public int? Integer(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) => number,
        _ => Fault<int?>(field, "Skriv et helt tal uden anførselstegn, eller null."),
    };

    public decimal? OptionalNumber(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number) => number,
        _ => Fault<decimal?>(field, "Skriv et tal uden anførselstegn."),
    };

    /// <summary>True or false; false when the record does not speak of it.</summary>
    public bool Flag(string field) => Value(field) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => Fault<bool>(field, "Skriv true eller false uden anførselstegn."),
    };

    public JsonRecord? Object(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Object } value => new(value, this, field),
        _ => Fault<JsonRecord>(field, "Skriv et objekt i krølleparenteser, eller null."),
    };

    public IReadOnlyList<string> Texts(string field) => Items(field)
        .Select(item => item.ValueKind == JsonValueKind.String ? Text(field, item) : Fault<string>(field, "Hvert punkt på listen skal være en tekst."))
        .OfType<string>()
        .ToList();

    public IReadOnlyList<JsonRecord> Objects(string field) => Items(field)
        .Select(item => item.ValueKind == JsonValueKind.Object ? new JsonRecord(item, this, field) : Fault<JsonRecord>(field, "Hvert punkt på listen skal være et objekt."))
        .OfType<JsonRecord>()
        .ToList();

    /// <summary>A list of words from a vocabulary, each once.</summary>
    public IReadOnlyList<string> Ids(string field, Func<string, string?> find, string unknown) => Texts(field)
        .Select(text => find(text) ?? Fault<string>(field, string.Format(Danish.Culture, unknown, Quoted(text))))
        .OfType<string>()
        .Distinct()
        .ToList();

    /// <summary>One word from a vocabulary.</summary>
    public T? Id<T>(string field, Func<string, T?> find, string unknown)
        where T : struct
        => Text(field) is { } text ? find(text) ?? Fault<T?>(field, string.Format(Danish.Culture, unknown, Quoted(text))) : null;

    // What somebody put in the wrong field may be a person's number: it is not repeated.
    private static string Quoted(string text) => Danish.Quoted(CprNumbers.Mask(text, CprNumbers.Find(text)));

    // JSON may hold half a surrogate pair, and a file in another encoding holds bytes that are no UTF-8.
    private string? Text(string field, JsonElement value)
    {
        try
        {
            return value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return Fault<string>(field, "Fjern ødelagte tegn fra teksten, og gem filen som UTF-8.");
        }
    }

    private JsonElement? Value(string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private IEnumerable<JsonElement> Items(string field) => Value(field) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        _ => Fault<IEnumerable<JsonElement>>(field, "Skriv en liste i kantede parenteser.") ?? [],
    };
}
