using System.Numerics;

namespace Vejviser.Data.Search;

/// <summary>One search over one snapshot: which documents answer, how well, and how many carry which facet value.</summary>
internal sealed class Searcher : IDisposable
{
    // Fewer than this and a reader is shown near misses too.
    private const int Enough = 10;

    // And no more of them than this.
    private const int EnoughPartly = 50;

    // Nobody misspells more words of one query; looking for what was meant is the dearest part of a search.
    private const int MostCorrected = 4;

    // The order among the best is worth a closer look, where the words stand together.
    private const int LookedAtClosely = 30;

    // What the closer look is worth at most. Tuned by scripts/bench search-quality on the tuning half.
    private const float TitleLift = 0.15f;
    private const float PhraseLift = 0.25f;
    private const float TogetherLift = 0.5f;

    // Small: they decide between answers that are nearly as good.
    private const float DocumentedLift = 1.05f;
    private const float RecentLift = 1.02f;
    private const float OverdueLift = 0.9f;
    private const float MostLift = DocumentedLift * RecentLift;

    private readonly IndexSnapshot snapshot;
    private readonly SearchRequest request;
    private readonly DocumentReader reader;
    private readonly DateOnly today;
    private readonly List<TermMatch> terms = [];
    private readonly float[] rarities;
    private readonly Dictionary<int, Closeness> closeness = [];
    private SearchScores? scores;

    public Searcher(IndexSnapshot snapshot, SearchRequest request, DocumentReader reader, DateOnly today)
    {
        (this.snapshot, this.request, this.reader, this.today) = (snapshot, request, reader, today);
        foreach (var term in request.Query.Terms)
        {
            terms.Add(new(term, snapshot, request.Query.Thesaurus, correct: terms.Count(known => known.IsNowhere) < MostCorrected));
        }

        rarities = terms.Select(term => term.Rarity).ToArray();
    }

    /// <summary>Words the reader may have meant instead of those that found nothing; empty when all found something.</summary>
    public IReadOnlyList<(string Typed, string Meant)> Corrections => terms.Where(term => term.Correction is not null).Select(term => (term.Term.Folded, term.Correction!)).ToList();

    private FacetTable Facts => snapshot.Facts;

    public SearchOutcome Search()
    {
        var chosen = request.Selected.GroupBy(value => value.Facet).ToDictionary(group => group.Key, group => Facts.With(group.Key, group.Select(value => value.Value)));
        if (terms.Count == 0)
        {
            var all = request.Query.Text.Length > 0 ? new Bitset() : Facts.All;
            return Outcome(all, chosen, all);
        }

        scores = new(Facts.Capacity);
        AddAll(distant: false);
        var wanted = Wanted();
        var complete = Where(answered => (answered & wanted) == wanted);
        var matched = complete;
        if (complete.Count() < Enough)
        {
            AddAll(distant: true);
            matched = AlsoPartly();
        }

        return Outcome(matched, chosen, complete);
    }

    /// <summary>Why a document answers.</summary>
    public IReadOnlyList<HitReason> Reasons(int document) => terms.Select(term => term.Reason(document)).OfType<HitReason>().ToList();

    /// <summary>What besides its words moved a document up or down.</summary>
    public RankingSignals Signals(int document)
    {
        if (scores is null || request.Sort != SearchSort.Relevance)
        {
            return RankingSignals.None;
        }

        var close = closeness.GetValueOrDefault(document);
        return Facts.Signals(document, today) |
            (close.Title > 0.99f ? RankingSignals.Title : 0) |
            (close.Phrase > 0 ? RankingSignals.Phrase : 0) |
            (close.Together > 0.5f ? RankingSignals.Together : 0);
    }

    public void Dispose() => scores?.Dispose();

    // Words that say little need not be there, unless they are all there is.
    private int Wanted()
    {
        var wanted = 0;
        for (var term = 0; term < terms.Count; term++)
        {
            wanted |= terms[term].IsLight ? 0 : 1 << term;
        }

        return wanted == 0 ? (1 << terms.Count) - 1 : wanted;
    }

    private void AddAll(bool distant)
    {
        for (var term = 0; term < terms.Count; term++)
        {
            terms[term].AddTo(scores!, term, distant);
        }
    }

    // Enough answers, those first that answer most: measured by what the words say, so that a rare word outweighs several common ones.
    private Bitset AlsoPartly()
    {
        var all = rarities.Sum();
        var best = new PriorityQueue<int, float>(EnoughPartly + 1);
        for (var document = 0; document < scores!.Capacity; document++)
        {
            if (scores.Answered(document) is var answered and not 0)
            {
                // Less of the question answered is worth less, but not in proportion.
                var share = Share(answered);
                scores[document] *= MathF.Sqrt(share / all);
                best.Enqueue(document, share);
                if (best.Count > EnoughPartly)
                {
                    best.Dequeue();
                }
            }
        }

        var least = best.Count < EnoughPartly ? 0 : Share(scores.Answered(best.Peek()));
        return Where(answered => answered != 0 && Share(answered) >= least);
    }

    private float Share(int answered)
    {
        var share = 0f;
        for (var rest = answered; rest != 0; rest &= rest - 1)
        {
            share += rarities[BitOperations.TrailingZeroCount(rest)];
        }

        return share;
    }

    private Bitset Where(Func<int, bool> answered)
    {
        var matched = new Bitset(Facts.Capacity);
        for (var document = 0; document < scores!.Capacity; document++)
        {
            if (answered(scores.Answered(document)) && Facts.All.Contains(document))
            {
                matched.Add(document);
            }
        }

        return matched;
    }

    private SearchOutcome Outcome(Bitset matched, Dictionary<Facet, Bitset> chosen, Bitset complete)
    {
        var hits = chosen.Values.Aggregate(matched, (set, with) => set.And(with));
        var page = Order(hits, complete).Where(document => !request.IsFrontList || !Facts.IsStale(document, today)).Skip((request.Page - 1) * request.Size).Take(request.Size).ToList();
        return new(hits.Count(), hits.CountWith(complete), page, Counts(matched, hits, chosen));
    }

    private IEnumerable<int> Order(Bitset hits, Bitset complete)
    {
        if (request.Sort == SearchSort.Title)
        {
            return Facts.ByTitle.Where(hits.Contains);
        }

        if (request.Sort == SearchSort.Newest || scores is null)
        {
            return Facts.ByNewest.Where(hits.Contains);
        }

        var wanted = Math.Max(LookedAtClosely, request.Page * request.Size);
        var best = new PriorityQueue<int, (bool Complete, float Score, long, int)>(wanted + 1);
        (bool Complete, float Score, long, int) worst = default;
        foreach (var document in hits.Numbers())
        {
            // Most are plainly worse than the worst kept so far: asking the score alone spares the rest.
            if (best.Count == wanted && scores[document] * MostLift < worst.Score && (worst.Complete || !complete.Contains(document)))
            {
                continue;
            }

            scores[document] *= Lift(Facts.Signals(document, today));
            var rank = Rank(document, complete);
            if (best.Count < wanted)
            {
                best.Enqueue(document, rank);
            }
            else
            {
                best.EnqueueDequeue(document, rank);
            }

            best.TryPeek(out _, out worst);
        }

        var order = new int[best.Count];
        for (var place = order.Length - 1; place >= 0; place--)
        {
            order[place] = best.Dequeue();
        }

        // A single word stands nowhere in particular.
        return terms.Count == 1 ? order : LookClosely(order.Take(LookedAtClosely)).OrderByDescending(document => Rank(document, complete)).Concat(order.Skip(LookedAtClosely));
    }

    private (bool Complete, float Score, long PublishedAt, int Number) Rank(int document, Bitset complete) =>
        (complete.Contains(document), scores![document], Facts.PublishedAt(document), -document);

    private List<int> LookClosely(IEnumerable<int> documents)
    {
        Dictionary<uint, int> answers = [];
        for (var term = 0; term < terms.Count; term++)
        {
            foreach (var token in terms[term].Tokens.Select(WordOrder.Hash))
            {
                answers[token] = answers.GetValueOrDefault(token) | 1 << term;
            }
        }

        var looked = documents.ToList();
        foreach (var document in looked)
        {
            var close = closeness[document] = WordOrder.Look(reader.Order(document), answers, rarities);
            scores![document] *= (1 + TitleLift * close.Title) * (1 + PhraseLift * close.Phrase) * (1 + TogetherLift * close.Together);
        }

        return looked;
    }

    private static float Lift(RankingSignals signals) =>
        ((signals & RankingSignals.Documented) != 0 ? DocumentedLift : 1) *
        ((signals & RankingSignals.Recent) != 0 ? RecentLift : 1) *
        ((signals & RankingSignals.Overdue) != 0 ? OverdueLift : 1);

    private Dictionary<FacetValue, int> Counts(Bitset matched, Bitset hits, Dictionary<Facet, Bitset> chosen)
    {
        // A facet's own choice does not narrow its own counts: they tell what choosing otherwise would give.
        var bases = Enum.GetValues<Facet>().ToDictionary(
            facet => facet,
            facet => chosen.ContainsKey(facet)
                ? chosen.Where(pair => pair.Key != facet).Aggregate(matched, (set, pair) => set.And(pair.Value))
                : hits);

        Dictionary<FacetValue, int> counts = [];
        foreach (var (value, set) in Facts.Values)
        {
            if (bases[value.Facet].CountWith(set) is > 0 and var count)
            {
                counts[value] = count;
            }
        }

        return counts;
    }
}

/// <summary>What a search found, before the documents themselves are fetched.</summary>
/// <param name="Total">How many documents.</param>
/// <param name="WithAllWords">How many of them answer every word.</param>
/// <param name="Page">The numbers of this page's documents, in order.</param>
/// <param name="Counts">By facet value.</param>
internal sealed record SearchOutcome(int Total, int WithAllWords, IReadOnlyList<int> Page, IReadOnlyDictionary<FacetValue, int> Counts);
