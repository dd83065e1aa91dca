namespace Vejviser.Data.Search;

/// <summary>The inverted index: token to documents. Immutable: a reader keeps one through a whole search.</summary>
internal sealed class TextIndex
{
    // BM25F (Robertson and Zaragoza 2009): a word in the title says most. Tuned by scripts/bench search-quality.
    private static readonly float[] Weights = [6f, 2.5f, 4f, 1f, 0.6f];
    private static readonly float[] LengthPenalties = [0.3f, 0.3f, 0.4f, 0.5f];
    private const float Saturation = 1.4f;

    // In a bank of hundreds the formula makes rare words say too much.
    private const float RarityDamping = 0.8f;

    private readonly Dictionary<string, PostingList> postings;

    // By document number; 0 where there is no document: every document has words, its municipality's name at least.
    private readonly int[] lengths;
    private readonly long[] totals;
    private readonly int count;
    private readonly float[] perWord;

    private TextIndex(Dictionary<string, PostingList> postings, int[] lengths, long[] totals, int count)
    {
        (this.postings, this.lengths, this.totals, this.count) = (postings, lengths, totals, count);
        perWord = totals.Select(total => (float)Math.Max(1, count) / Math.Max(1, total)).ToArray();
    }

    public static TextIndex Empty { get; } = new([], [], new long[4], 0);

    public IEnumerable<KeyValuePair<string, PostingList>> Postings => postings;

    public PostingList Documents(string token) => postings.GetValueOrDefault(token, PostingList.Empty);

    public static TextIndex Load(IEnumerable<KeyValuePair<string, PostingList>> postings, IEnumerable<KeyValuePair<int, int>> lengths)
    {
        var known = lengths.ToList();
        var byNumber = new int[known.Count == 0 ? 0 : known.Max(pair => pair.Key) + 1];
        var totals = new long[4];
        foreach (var (number, packed) in known)
        {
            byNumber[number] = packed;
            Count(totals, packed, 1);
        }

        return new(new(postings, StringComparer.Ordinal), byNumber, totals, known.Count);
    }

    /// <summary>How well a document answers a token: 0 for not at all.</summary>
    /// <param name="packed">The token's frequencies in the document.</param>
    /// <param name="document">The document's number.</param>
    /// <param name="rarity">From <see cref="Rarity"/>.</param>
    public float Score(int packed, int document, float rarity)
    {
        var lengthsHere = document < lengths.Length ? lengths[document] : 0;
        var frequency = Weights[(int)Field.Part] * TermFrequencies.In(packed, Field.Part);
        for (var field = 0; field < 4; field++)
        {
            var count = TermFrequencies.In(packed, (Field)field);
            if (count > 0)
            {
                var relative = Length(lengthsHere, field) * perWord[field];
                frequency += Weights[field] * count / (1 - LengthPenalties[field] + LengthPenalties[field] * relative);
            }
        }

        return rarity * frequency / (Saturation + frequency);
    }

    /// <summary>How much a token says: rare ones say more.</summary>
    public float Rarity(PostingList list) =>
        MathF.Pow(MathF.Log(1 + (count - list.Documents.Length + 0.5f) / (list.Documents.Length + 0.5f)), RarityDamping);

    /// <summary>A new index in which documents are taken out and put in; also which tokens changed.</summary>
    public (TextIndex Index, IReadOnlyCollection<string> Changed) With(IReadOnlyDictionary<int, IndexedDocument> removed, IReadOnlyDictionary<int, IndexedDocument> added)
    {
        var newLengths = new int[Math.Max(lengths.Length, added.Keys.Append(-1).Max() + 1)];
        lengths.CopyTo(newLengths, 0);
        var newTotals = (long[])totals.Clone();
        var newCount = count;
        foreach (var number in removed.Keys.Where(number => number < lengths.Length && lengths[number] != 0))
        {
            Count(newTotals, newLengths[number], -1);
            newLengths[number] = 0;
            newCount--;
        }

        Dictionary<string, List<(int, int)>> changes = new(StringComparer.Ordinal);
        foreach (var token in removed.Values.SelectMany(document => document.Tokens.Keys))
        {
            changes.TryAdd(token, []);
        }

        foreach (var (number, document) in added)
        {
            var packed = Pack(document.Lengths);
            newLengths[number] = packed;
            Count(newTotals, packed, 1);
            newCount++;
            foreach (var (token, frequencies) in document.Tokens)
            {
                if (!changes.TryGetValue(token, out var list))
                {
                    changes[token] = list = [];
                }

                list.Add((number, frequencies));
            }
        }

        var gone = removed.Keys.ToHashSet();
        var newPostings = new Dictionary<string, PostingList>(postings, StringComparer.Ordinal);
        foreach (var (token, list) in changes)
        {
            var documents = Documents(token).With(gone, list);
            if (documents.Documents.Length == 0)
            {
                newPostings.Remove(token);
            }
            else
            {
                newPostings[token] = documents;
            }
        }

        return (new(newPostings, newLengths, newTotals, newCount), changes.Keys);
    }

    /// <summary>The lengths of a document's fields in one number: a byte a field, 255 and more alike.</summary>
    public static int Pack(int[] lengths) => lengths.Select((length, field) => Math.Min(length, 255) << (field * 8)).Aggregate(0, (packed, length) => packed | length);

    private static int Length(int packed, int field) => (packed >> (field * 8)) & 255;

    private static void Count(long[] totals, int packed, int sign)
    {
        for (var field = 0; field < totals.Length; field++)
        {
            totals[field] += sign * Length(packed, field);
        }
    }
}
