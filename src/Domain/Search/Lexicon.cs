namespace Vejviser.Domain.Search;

/// <summary>Danish base forms (Stavekontrolden's word list), folded: what compounds are split by and stems checked against.</summary>
/// <remarks>Search/lexicon.mjs makes the list at build. Read once, when the first word is analysed.</remarks>
public sealed class Lexicon
{
    private readonly Dictionary<string, int> simple;
    private readonly HashSet<string> compounds;
    private readonly HashSet<string> names;
    private readonly HashSet<string> simpleStems;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> simpleBySpan;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> stemsBySpan;
    private readonly Lazy<(SpellingList Keys, string[] Words)> spellings;

    private Lexicon(TextReader list)
    {
        simple = Section(list, 60_000);
        compounds = Section(list, 45_000).Keys.ToHashSet(StringComparer.Ordinal);
        names = Section(list, 120).Keys.ToHashSet(StringComparer.Ordinal);
        simpleStems = simple.Keys.Select(word => DanishAnalyzer.BaseStem(word, this)).ToHashSet(StringComparer.Ordinal);
        simpleBySpan = simple.GetAlternateLookup<ReadOnlySpan<char>>();
        stemsBySpan = simpleStems.GetAlternateLookup<ReadOnlySpan<char>>();
        spellings = new(() =>
        {
            var words = simple.Keys.Concat(compounds).Select(word => (Key: DanishAnalyzer.Key(word), Word: word)).DistinctBy(word => word.Key).OrderBy(word => word.Key, StringComparer.Ordinal).ToList();
            return (new(words.Select(word => word.Key).ToArray()), words.Select(word => word.Word).ToArray());
        });
    }

    /// <summary>The list that ships with the program.</summary>
    public static Lexicon Shipped => Loaded.Value;

    private static Lazy<Lexicon> Loaded { get; } = new(() =>
    {
        using var list = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.txt")!);
        return new Lexicon(list);
    });

    /// <summary>Whether the word is a base form.</summary>
    public bool IsBase(string folded) => simple.ContainsKey(folded) || compounds.Contains(folded);

    /// <summary>Whether the word is a base form and no compound.</summary>
    public bool IsSimple(ReadOnlySpan<char> folded) => simpleBySpan.ContainsKey(folded);

    /// <summary>Whether some simple base form has this stem.</summary>
    public bool IsSimpleStem(ReadOnlySpan<char> stem) => stemsBySpan.Contains(stem);

    /// <summary>Whether the word names a municipality, alone or in the genitive: names are never split.</summary>
    public bool IsName(string folded) => names.Contains(folded) || (folded[^1] == 's' && names.Contains(folded[..^1]));

    /// <summary>How often our own texts use the simple word.</summary>
    public int Uses(ReadOnlySpan<char> folded) => simpleBySpan.TryGetValue(folded, out var uses) ? uses : 0;

    /// <summary>Base forms spelled nearly so, nearest first, and among equals those our own texts use.</summary>
    public IEnumerable<(string Folded, double Distance)> Near(string folded) => Found(spellings.Value.Keys.Near(DanishAnalyzer.Key(folded)));

    /// <summary>Base forms that one slip leads from, in the same order.</summary>
    public IEnumerable<(string Folded, double Distance)> AtOneSlip(string folded) => Found(spellings.Value.Keys.AtOneSlip(DanishAnalyzer.Key(folded)));

    private IEnumerable<(string Folded, double Distance)> Found(IEnumerable<(int Place, double Distance)> near) => near
        .Select(near => (Folded: spellings.Value.Words[near.Place], near.Distance))
        .OrderBy(near => near.Distance).ThenByDescending(near => Uses(near.Folded)).ThenBy(near => near.Folded, StringComparer.Ordinal);

    private static Dictionary<string, int> Section(TextReader list, int capacity)
    {
        Dictionary<string, int> words = new(capacity, StringComparer.Ordinal);
        while (list.ReadLine() is { Length: > 0 } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            words[space < 0 ? line : line[..space]] = space < 0 ? 0 : int.Parse(line.AsSpan(space + 1), System.Globalization.CultureInfo.InvariantCulture);
        }

        return words;
    }
}
