using System.Text.Json;
using Vejviser.Data;
using Vejviser.Domain.Search;

namespace Vejviser.UnitTests.Search;

/// <summary>The thesaurus that ships with the program.</summary>
public sealed class ThesaurusFileTests
{
    private static readonly List<ThesaurusEntry> Entries = Read();

    [Fact]
    public void File_has_the_words_of_the_field()
    {
        Assert.InRange(Entries.Count, 150, 2_000);
    }

    [Fact]
    public void Term_has_one_entry()
    {
        Assert.Empty(Entries.GroupBy(entry => Key(entry.Term)).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Entry_does_not_name_itself()
    {
        Assert.Empty(Entries.Where(entry => Neighbours(entry).Contains(entry.Term, StringComparer.OrdinalIgnoreCase)).Select(entry => entry.Term));
    }

    [Fact]
    public void Entry_names_a_neighbour_once()
    {
        Assert.Empty(Entries.SelectMany(entry => Neighbours(entry).GroupBy(term => term, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => $"{entry.Term}: {group.Key}")));
    }

    [Fact]
    public void Term_has_five_words_at_most_of_which_a_query_is_looked_up_by_four()
    {
        foreach (var words in Entries.SelectMany(entry => Neighbours(entry).Append(entry.Term)).Select(term => DanishText.Words(term).ToList()))
        {
            Assert.InRange(words.Count, 1, 5);
            Assert.InRange(words.Count(word => !StopWords.Contains(word.Folded)), 1, Thesaurus.MaxWords);
        }
    }

    [Fact]
    public void Entry_has_a_neighbour_or_a_note()
    {
        Assert.Empty(Entries.Where(entry => !Neighbours(entry).Any() && entry.Note is null).Select(entry => entry.Term));
    }

    private static IEnumerable<string> Neighbours(ThesaurusEntry entry) =>
        entry.Equivalent.Concat(entry.Former.Select(former => former.Term)).Concat(entry.Narrower).Concat(entry.Related);

    private static string Key(string term) => string.Join(' ', DanishText.Words(term).Select(word => word.Folded));

    // As it travels inside the program.
    private static List<ThesaurusEntry> Read()
    {
        using var file = typeof(Catalogue).Assembly.GetManifestResourceStream("content/thesaurus.json")!;
        return JsonSerializer.Deserialize<List<ThesaurusEntry>>(file, JsonSerializerOptions.Web)!;
    }
}
