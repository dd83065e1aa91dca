namespace Vejviser.Data.Search;

/// <summary>Which documents are like a text: by the words that tell most, and by what they are sorted under.</summary>
internal sealed class Likeness(IndexSnapshot snapshot)
{
    // The words that tell most are enough; the rest is noise and time.
    private const int Words = 25;

    /// <summary>Document numbers, most alike first.</summary>
    /// <param name="number">The document the text belongs to: left out itself, its facet values count; null for a text from outside.</param>
    /// <param name="tokens">The text's tokens, and how often each stands there.</param>
    public IEnumerable<int> To(int? number, IReadOnlyDictionary<string, int> tokens)
    {
        var scores = new float[snapshot.Facts.Capacity];
        var telling = tokens
            .Select(token => (List: snapshot.Text.Documents(token.Key), Count: token.Value))
            .Where(token => token.List.Documents.Length > 0)
            .Select(token => (token.List, Rarity: snapshot.Text.Rarity(token.List), Weight: snapshot.Text.Rarity(token.List) * MathF.Log(1 + token.Count)))
            .OrderByDescending(token => token.Weight)
            .Take(Words)
            .ToList();

        foreach (var (list, rarity, _) in telling)
        {
            for (var place = 0; place < list.Documents.Length; place++)
            {
                scores[list.Documents[place]] += snapshot.Text.Score(list.Frequencies[place], list.Documents[place], rarity);
            }
        }

        foreach (var value in number is null ? [] : snapshot.Facts.ValuesOf(number.Value))
        {
            var weight = value.Facet switch { Facet.Effort => 1.5f, Facet.TargetGroup => 1.5f, Facet.Theme => 1f, Facet.Municipality => 0.5f, _ => 0 };
            if (weight > 0)
            {
                foreach (var other in snapshot.Facts.Values[value].Numbers())
                {
                    scores[other] += weight;
                }
            }
        }

        return snapshot.Facts.All.Numbers()
            .Where(document => document != number && scores[document] > 0)
            .OrderByDescending(document => scores[document]).ThenByDescending(snapshot.Facts.PublishedAt).ThenBy(document => document);
    }
}
