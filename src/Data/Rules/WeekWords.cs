using System.Globalization;
using Vejviser.Data.Content;
using YamlDotNet.Serialization;

namespace Vejviser.Data.Rules;

/// <summary>The words of the week's sheet in one language: one file each in <c>content/week</c>.</summary>
public sealed class WeekWords
{
    private readonly Dictionary<string, string> words;

    private WeekWords(string language)
    {
        using var reader = new StreamReader(ContentFiles.Open($"week/{language}.yaml"));
        words = new DeserializerBuilder().WithDuplicateKeyChecking().Build().Deserialize<Dictionary<string, string>>(reader);
        Language = language;
    }

    /// <summary>By language tag, Danish first.</summary>
    public static IReadOnlyDictionary<string, WeekWords> All { get; } = new OrderedDictionary<string, WeekWords> { ["da"] = new("da"), ["en"] = new("en") };

    /// <summary>Its BCP 47 tag.</summary>
    public string Language { get; }

    /// <summary>A number of hours as the language writes it: "7,5" in Danish, "7.5" in English.</summary>
    public string Number(decimal hours) => Math.Round(hours, 2).ToString("0.##", CultureInfo.GetCultureInfo(Language));

    public IEnumerable<string> Keys => words.Keys;

    /// <summary>The words by key.</summary>
    /// <exception cref="KeyNotFoundException">The file lacks it.</exception>
    public string this[string key] => words[key];
}
