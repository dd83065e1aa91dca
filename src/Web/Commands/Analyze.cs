using Vejviser.Domain.Search;

namespace Vejviser.Web.Commands;

/// <summary>Shows what a text becomes for search: each word, a tab, its token, and the tokens of its parts. Needs no database.</summary>
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
            Console.Out.WriteLine($"{text.Substring(word.Start, word.Length)}\t{tokens}");
        }

        return Task.FromResult(0);
    }
}
