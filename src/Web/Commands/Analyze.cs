using Vejviser.Domain.Search;

namespace Vejviser.Web.Commands;

/// <summary>Shows what a text becomes for search: each word, a tab, its tokens. Needs no database.</summary>
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
            var token = StopWords.Contains(word.Folded) ? "(fyldord)" : DanishText.Token(word.Folded);
            Console.Out.WriteLine($"{text.Substring(word.Start, word.Length)}\t{token}");
        }

        return Task.FromResult(0);
    }
}
