namespace Vejviser.Data.Search;

/// <summary>The documents that hold a token, in order of number, with how often and where. Immutable.</summary>
/// <param name="Documents">Document numbers, ascending.</param>
/// <param name="Frequencies">For each document, as <see cref="TermFrequencies"/> packs it.</param>
internal sealed record PostingList(int[] Documents, int[] Frequencies)
{
    public static PostingList Empty { get; } = new([], []);

    /// <summary>A new list without some documents and with others.</summary>
    public PostingList With(HashSet<int> removed, List<(int Document, int Frequencies)> added)
    {
        added.Sort();
        var documents = new int[Documents.Length + added.Count];
        var frequencies = new int[documents.Length];
        var (from, next, to) = (0, 0, 0);
        while (from < Documents.Length || next < added.Count)
        {
            if (next == added.Count || (from < Documents.Length && Documents[from] < added[next].Document))
            {
                if (!removed.Contains(Documents[from]))
                {
                    (documents[to], frequencies[to]) = (Documents[from], Frequencies[from]);
                    to++;
                }

                from++;
            }
            else
            {
                from += from < Documents.Length && Documents[from] == added[next].Document ? 1 : 0;
                (documents[to], frequencies[to]) = added[next];
                to++;
                next++;
            }
        }

        return new(documents[..to], frequencies[..to]);
    }

    /// <summary>How often the document holds the token; 0 when it does not.</summary>
    public int FrequenciesIn(int document) => Array.BinarySearch(Documents, document) is >= 0 and var place ? Frequencies[place] : 0;

    public byte[] ToBytes()
    {
        var bytes = new byte[Documents.Length * 8];
        Buffer.BlockCopy(Documents, 0, bytes, 0, bytes.Length / 2);
        Buffer.BlockCopy(Frequencies, 0, bytes, bytes.Length / 2, bytes.Length / 2);
        return bytes;
    }

    public static PostingList FromBytes(byte[] bytes)
    {
        var list = new PostingList(new int[bytes.Length / 8], new int[bytes.Length / 8]);
        Buffer.BlockCopy(bytes, 0, list.Documents, 0, bytes.Length / 2);
        Buffer.BlockCopy(bytes, bytes.Length / 2, list.Frequencies, 0, bytes.Length / 2);
        return list;
    }
}

/// <summary>Where in a document a token stands.</summary>
public enum Field
{
    Title,

    /// <summary>Municipalities, themes, efforts, target groups and partners.</summary>
    Labels,
    Summary,
    Body,

    /// <summary>As a part of a compound, anywhere.</summary>
    Part,
}

/// <summary>How often a token stands in each field, packed into one number: six bits a field, 63 and more alike.</summary>
internal static class TermFrequencies
{
    private const int Bits = 6;
    private const int Most = (1 << Bits) - 1;

    public static int In(int packed, Field field) => (packed >> ((int)field * Bits)) & Most;

    public static int Add(int packed, Field field) => In(packed, field) == Most ? packed : packed + (1 << ((int)field * Bits));
}
