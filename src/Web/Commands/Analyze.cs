using Vejviser.Domain.Search;

namespace Vejviser.Web.Commands;

/// <summary>Shows what a text becomes for search: each word, a tab, its token and the tokens of its parts; for a compound then a tab and the parts as words. Needs no database.</summary>
internal static class Analyze
{
    public static Task<int> RunAsync(string[] args)
    {
        if (args is not [var text])
        {
            throw new UsageException();
        }

        foreach (var word in DanishText.Words(text))
        {
            var analysis = DanishAnalyzer.Analyze(word.Folded);
            var tokens = StopWords.Contains(word.Folded) ? "(fyldord)" : string.Join(' ', [analysis.Token, .. analysis.Parts]);
            var parts = analysis.Parts.Count == 0 ? "" : $"\t{string.Join(" + ", CompoundSplitter.Split(word.Folded)!.Select(AsWord))}";
            Console.Out.WriteLine($"{text.Substring(word.Start, word.Length)}\t{tokens}{parts}");
        }

        return Task.FromResult(0);
    }

    // The last part may be bent: its token where that is a word.
    private static string AsWord(string part) => !Lexicon.Shipped.IsBase(part) && DanishAnalyzer.Token(part) is var token && Lexicon.Shipped.IsBase(token) ? token : part;
}
