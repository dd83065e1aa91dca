using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vejviser.Bench;

/// <summary>Generated examples that look like the real ones to a search index, the same in every run.</summary>
/// <remarks>
/// About 290 words each. Half the sentences are those of the 46 real examples; the others draw their words from the same texts,
/// so that common words are as common as in life (Zipf), with now and then a compound of two of them: a long tail of rare words.
/// </remarks>
internal sealed partial class Corpus
{
    private const int Seed = 20_26;

    private static readonly string[] TargetGroups =
    [
        "unge", "flygtninge", "indvandrere", "indvandrerkvinder", "kontanthjaelpsmodtagere",
        "langt-fra-arbejdsmarkedet", "ledige", "seniorer", "psykisk-sygdom", "i-job",
    ];

    private static readonly string[] TextFields = ["summary", "challenge", "approach", "results"];

    private readonly string[] themes;
    private readonly string[] efforts;
    private readonly string[] municipalities;
    private readonly string[] sentences;
    private readonly string[] words;
    private readonly string[] longWords;

    public Corpus(string root)
    {
        var content = Path.Combine(root, "content");
        themes = Ids(Path.Combine(content, "themes.json"));
        efforts = Ids(Path.Combine(content, "efforts.json"));
        MunicipalityCodes = File.ReadLines(Path.Combine(content, "municipalities.csv")).Skip(1).Select(line => line.Split(',')[0]).ToArray();
        municipalities = File.ReadLines(Path.Combine(content, "municipalities.csv")).Skip(1).Select(line => line.Split(',')[1]).ToArray();
        using var examples = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(content, "eksempler.json")));
        sentences = examples.RootElement.EnumerateArray()
            .SelectMany(example => TextFields.Select(field => example.GetProperty(field).GetString()))
            .OfType<string>()
            .SelectMany(text => SentenceEnd().Split(text))
            .Where(sentence => sentence.Length > 20)
            .ToArray();
        words = sentences.SelectMany(WordsOf).ToArray();
        longWords = words.Where(word => word.Length >= 5 && word.All(char.IsLetter)).Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    public IReadOnlyList<string> Themes => themes;

    public IReadOnlyList<string> Efforts => efforts;

    public IReadOnlyList<string> MunicipalityCodes { get; }

    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>Every word of five letters or more once.</summary>
    public IReadOnlyList<string> LongWords => longWords;

    public static IEnumerable<string> WordsOf(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant());

    public async Task WriteAsync(Stream file, int examples, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(file);
        json.WriteStartArray();
        for (var number = 1; number <= examples; number++)
        {
            // Each example has its own seed: the first 1,000 of 100,000 are the 1,000.
            JsonSerializer.Serialize(json, Example(number, new Random(Seed + number)));
            if (number % 1_000 == 0)
            {
                await json.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
    }

    /// <summary>A compound of two words, as the generated texts have them; most stand in a handful of examples or in none.</summary>
    public string Compound(Random random) => Pick(longWords, random) + Pick(longWords, random);

    public static T Pick<T>(IReadOnlyList<T> from, Random random) => from[random.Next(from.Count)];

    private Dictionary<string, object?> Example(int number, Random random) => new()
    {
        ["id"] = $"genereret-{number:000000}",
        ["title"] = Capital(string.Join(' ', Words(random, random.Next(5, 10)))) + $" {number}",
        ["municipality"] = Several(municipalities, random, 2),
        ["year"] = random.Next(10) == 0 ? null : random.Next(2012, 2027),
        ["themes"] = Several(themes, random, 2),
        ["target_group"] = Capital(string.Join(' ', Words(random, 6))),
        ["target_groups"] = Several(TargetGroups, random, 3),
        ["effort_types"] = Several(efforts, random, 3),
        ["summary"] = Text(random, 25),
        ["challenge"] = Text(random, 55),
        ["approach"] = Text(random, 100),
        ["results"] = Text(random, 55),
        ["what_was_hard"] = Text(random, 20),
        ["advice"] = new[] { Text(random, 10) },
        ["result_figures"] = Array.Empty<object>(),
        ["evidence"] = Pick<string>(["dokumenteret", "lovende", "lovende", "ikke-vurderet"], random),
        ["partners"] = Array.Empty<string>(),
        ["source_title"] = "Genereret til måling",
        ["source_publisher"] = "scripts/bench",
        ["source_url"] = null,
        ["source_date"] = "2026",
    };

    private string Text(Random random, int length)
    {
        List<string> text = [];
        var count = 0;
        while (count < length)
        {
            var sentence = random.Next(2) == 0 ? Pick(sentences, random) : Capital(string.Join(' ', Words(random, random.Next(8, 15)))) + ".";
            text.Add(sentence);
            count += WordsOf(sentence).Count();
        }

        return string.Join(' ', text);
    }

    private IEnumerable<string> Words(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => random.Next(12) == 0 ? Compound(random) : Pick(words, random));

    private static string[] Several(string[] from, Random random, int atMost)
    {
        // Low numbers come up more often: some municipalities and efforts have many examples, most have few.
        var count = random.Next(1, atMost + 1);
        return Enumerable.Range(0, count).Select(_ => from[(int)(from.Length * Math.Pow(random.NextDouble(), 1.7))]).Distinct().ToArray();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] Ids(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray();
    }

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+")]
    private static partial Regex Word();
}
