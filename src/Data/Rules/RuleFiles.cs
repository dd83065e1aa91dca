using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Content;
using Vejviser.Domain.Rules;
using Vejviser.Domain.Vocabularies;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Vejviser.Data.Rules;

/// <summary>The rules as they lie in <c>content/rules</c>.</summary>
public static class RuleFiles
{
    /// <summary>The topics: one file each.</summary>
    public static IReadOnlyList<string> Topics { get; } = ["kontanthjaelp", "skat", "arbejdspligt"];

    /// <summary>All rules that ship with the program.</summary>
    /// <exception cref="InvalidRulesException">A file is not in order.</exception>
    public static RuleSet Shipped { get; } = new(Topics.SelectMany(topic =>
    {
        using var reader = new StreamReader(ContentFiles.Open($"rules/{topic}.yaml"));
        return Read(topic, reader);
    }).ToList());

    /// <summary>The rules that ship with the program, with what editors have entered, in the order they did.</summary>
    /// <remarks>An entry that no longer fits, because the program's own rules have changed, is passed over: what is wrong with it must not stop the site.</remarks>
    public static async Task<RuleSet> WithEntriesAsync(AppDbContext db, CancellationToken cancellationToken)
    {
        var rules = Shipped;
        foreach (var entry in await db.RuleEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancellationToken))
        {
            rules = rules.With(entry.ParameterId, entry.Value, out _) ?? rules;
        }

        return rules;
    }

    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidRulesException">It is not written as it should be.</exception>
    public static IReadOnlyList<RuleParameter> Read(string topic, TextReader reader)
    {
        try
        {
            var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).WithDuplicateKeyChecking().Build().Deserialize<ParameterFile?>(reader);
            // What YAML leaves empty is null, whatever the type says.
            if (file?.Parameters is null || file.Parameters.Exists(row => row?.Id is null || row.Name is null || row.Unit is null || row.Values?.Contains(null!) != false))
            {
                throw new FormatException("Skriv parameters med id, name, unit og values for hver regel.");
            }

            return file.Parameters.ConvertAll(parameter => new RuleParameter(parameter.Id, topic, parameter.Name, parameter.Unit, parameter.Values.ConvertAll(value => Of(parameter.Id, value))));
        }
        catch (Exception fault) when (fault is YamlException or FormatException)
        {
            throw new InvalidRulesException([new(topic, $"Filen kan ikke læses: {(fault.InnerException ?? fault).Message}")]);
        }
    }

    private static DatedValue Of(string id, ValueRow row)
    {
        if (row.Range is { Count: not 2 } || new[] { row.Value is not null, row.Range is not null, row.Text is not null, row.Unknown }.Count(given => given) != 1)
        {
            throw new FormatException($"{id}: Skriv præcis én af value, range, text og unknown.");
        }

        return new()
        {
            From = Day(row.From),
            To = Day(row.To),
            Least = row.Value ?? row.Range?[0] ?? row.AtLeast,
            Most = row.Value ?? row.Range?[1] ?? row.AtMost,
            Text = row.Text,
            Certainty = RuleCertaintyWords.Parse(row.Certainty) is { } certainty && certainty == RuleCertainty.Unknown == row.Unknown ? certainty : throw new FormatException($"{id}: certainty er enacted, agreement, inferred eller, sammen med unknown: true, unknown."),
            Reading = row.Read switch
            {
                null or "certain" => FindingCertainty.Certain,
                "secondHand" => FindingCertainty.SecondHand,
                "inferred" => FindingCertainty.Inferred,
                _ => throw new FormatException($"{id}: read er certain, secondHand eller inferred."),
            },
            Act = row.Act ?? "",
            Section = row.Section ?? "",
            Source = row.Source ?? "",
            Link = row.Link ?? "",
            CheckedOn = row.Checked is null ? default : Day(row.Checked),
            Note = row.Note,
        };

        DateOnly Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new FormatException($"{id}: Skriv datoer som 2026-12-31.");
    }

    private sealed class ParameterFile
    {
        public List<ParameterRow> Parameters { get; set; } = [];
    }

    private sealed class ParameterRow
    {
        public string Id { get; set; } = "";

        public string Name { get; set; } = "";

        public string Unit { get; set; } = "";

        public List<ValueRow> Values { get; set; } = [];
    }

    private sealed class ValueRow
    {
        public string? From { get; set; }

        public string? To { get; set; }

        public decimal? Value { get; set; }

        public List<decimal>? Range { get; set; }

        public string? Text { get; set; }

        public bool Unknown { get; set; }

        public decimal? AtLeast { get; set; }

        public decimal? AtMost { get; set; }

        public string? Certainty { get; set; }

        public string? Read { get; set; }

        public string? Act { get; set; }

        public string? Section { get; set; }

        public string? Source { get; set; }

        public string? Link { get; set; }

        public string? Checked { get; set; }

        public string? Note { get; set; }
    }
}
