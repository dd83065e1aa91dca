using System.Globalization;
using Microsoft.Extensions.Primitives;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;

namespace Vejviser.Web.Features.Writing;

/// <summary>A form as it was typed: read field by field, gathering what is wrong, and shown again as it was.</summary>
public sealed class TypedForm
{
    private static readonly string[] TimeFormats = ["HH:mm", "H:mm", "H.mm"];

    private readonly Dictionary<string, StringValues> fields;
    private readonly List<Issue> issues = [];

    private TypedForm(Dictionary<string, StringValues> fields) => this.fields = fields;

    /// <summary>What is wrong, in the order it was found.</summary>
    public IReadOnlyList<Issue> Issues => issues;

    /// <summary>As a browser sent it.</summary>
    public static TypedForm Sent(IFormCollection form) => new(form.ToDictionary(field => field.Key, field => field.Value));

    /// <summary>Filled with what is there already; empty for a new thing.</summary>
    public static TypedForm Of(params (string Field, StringValues Value)[] fields) => new(fields.ToDictionary(field => field.Field, field => field.Value));

    /// <summary>A day as a date field holds it.</summary>
    public static string Written(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What stands in a field, trimmed; empty for nothing.</summary>
    public string this[string field] => fields.GetValueOrDefault(field).ToString().ReplaceLineEndings("\n").Trim();

    /// <summary>Every value of a field that may have several.</summary>
    public IReadOnlyList<string> All(string field) => [.. fields.GetValueOrDefault(field).OfType<string>()];

    /// <summary>Adds something that is wrong.</summary>
    public void Wrong(string field, string message) => issues.Add(new(field, message));

    /// <summary>A text without CPR numbers; empty for nothing.</summary>
    /// <param name="field">The field.</param>
    /// <param name="max">Characters at most.</param>
    /// <param name="required">What to do when it is empty; null where it may be.</param>
    public string Text(string field, int max, string? required = null)
    {
        var text = this[field];
        if (text.Length == 0 && required is not null)
        {
            issues.Add(new(field, required, "required"));
        }

        if (text.Length > max)
        {
            issues.Add(new(field, $"Kort teksten ned til højst {Danish.Number(max)} tegn; den fylder {Danish.Number(text.Length)}."));
        }

        issues.AddRange(UnwritableText.Check(field, text));
        issues.AddRange(TextChecks.Check(field, text).Blocks());
        return text;
    }

    /// <summary>A text that may be missing.</summary>
    public string? TextOrNull(string field, int max) => Text(field, max) is { Length: > 0 } text ? text : null;

    /// <summary>A list, one a line.</summary>
    public IReadOnlyList<string> Lines(string field, int max, string? required = null) => Text(field, max, required).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A day; null for none, or for what is none.</summary>
    /// <param name="field">The field.</param>
    /// <param name="required">What to do when it is empty; null where it may be.</param>
    public DateOnly? Date(string field, string? required = null)
    {
        var text = this[field];
        if (TypedDay.Read(text) is { Year: >= 1990 and <= 2100 } date)
        {
            return date;
        }

        if (text.Length > 0 || required is not null)
        {
            issues.Add(new(field, text.Length == 0 ? required! : "Skriv datoen som dag, måned og år, for eksempel 31.12.2026."));
        }

        return null;
    }

    /// <summary>A time of day; null for what is none.</summary>
    public TimeOnly? Time(string field)
    {
        if (TimeOnly.TryParseExact(this[field], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        issues.Add(new(field, "Skriv klokkeslættet som timer og minutter, for eksempel 9:30."));
        return null;
    }

    /// <summary>A number, with comma or without; null for none, or for what is none.</summary>
    public decimal? Number(string field, string? required = null)
    {
        var text = this[field];
        if (text.Length == 0)
        {
            if (required is not null)
            {
                issues.Add(new(field, required, "required"));
            }

            return null;
        }

        if (TypedNumber.Read(text) is { } number)
        {
            return number;
        }

        issues.Add(new(field, "Skriv tallet med cifre, for eksempel 12,5."));
        return null;
    }

    /// <summary>A work address; null for none, or for what is none.</summary>
    public string? Email(string field, string? required = null)
    {
        var text = this[field];
        var email = text.Length == 0 ? null : WorkEmail.Normalize(text);
        if (email is null && (text.Length > 0 || required is not null))
        {
            issues.Add(new(field, text.Length == 0 ? required! : "Skriv hele mailadressen, for eksempel jobcenter@kommune.dk."));
        }

        issues.AddRange(TextChecks.Check(field, email ?? "").Blocks());

        return email;
    }

    /// <summary>What was chosen among what is offered.</summary>
    public IReadOnlyList<string> Chosen(string field, IEnumerable<string> offered, string? required = null)
    {
        var chosen = offered.Intersect(All(field)).ToList();
        if (chosen.Count == 0 && required is not null)
        {
            issues.Add(new(field, required, "required"));
        }

        return chosen;
    }

    /// <summary>The one chosen; null for none.</summary>
    public string? One(string field, IEnumerable<string> offered, string? required = null) => Chosen(field, offered, required) is [var one, ..] ? one : null;

    /// <summary>The number of the version somebody saw; -1 for none.</summary>
    public int Version => int.TryParse(this["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
