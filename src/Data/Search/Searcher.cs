namespace Vejviser.Data.Search;

/// <summary>One search over one snapshot: which documents answer, how well, and how many carry which facet value.</summary>
internal sealed class Searcher(IndexSnapshot snapshot, SearchRequest request)
{
    // Fewer than this and a reader is shown near misses too.
    private const int Enough = 10;

    // The order among the best is worth a closer look, where the words stand together.
    private const int LookedAtClosely = 50;

    private readonly FacetTable facts = snapshot.Facts;
    private readonly List<TermMatch> terms = request.Query.Terms.Select(term => new TermMatch(term, snapshot)).ToList();

    /// <summary>Words the reader may have meant instead of those that found nothing; empty when all found something.</summary>
    public IReadOnlyList<(string Typed, string Meant)> Corrections => terms.Where(term => term.Correction is not null).Select(term => (term.Term.Folded, term.Correction!)).ToList();

    public SearchOutcome Search()
    {
        var chosen = request.Selected.GroupBy(value => value.Facet).ToDictionary(group => group.Key, group => facts.With(group.Key, group.Select(value => value.Value)));
        if (request.Query.Text.Length > 0 && terms.Count == 0)
        {
            return Outcome(new Bitset(), chosen, null, new Bitset());
        }

        if (terms.Count == 0)
        {
            return Outcome(facts.All, chosen, null, facts.All);
        }

        var scores = new float[facts.Capacity];
        var answered = new byte[facts.Capacity];
        foreach (var term in terms)
        {
            term.AddTo(scores, answered, distant: false);
        }

        // All the words; when that is too little, all but one, and so on, and what is only related.
        var (complete, count) = Answering(answered, terms.Count);
        var matched = complete;
        if (count < Enough)
        {
            foreach (var term in terms)
            {
                term.AddTo(scores, answered, distant: true);
            }

            for (var least = terms.Count; least >= 1 && count < Enough; least--)
            {
                (matched, count) = Answering(answered, least);
            }

            var all = terms.Sum(term => term.Rarity);
            foreach (var document in matched.Numbers())
            {
                // Less of the question answered is worth less, but not in proportion: a rare word says more than two common ones.
                var share = terms.Where(term => term.Answers(document)).Sum(term => term.Rarity) / all;
                scores[document] *= MathF.Sqrt(share);
            }
        }

        return Outcome(matched, chosen, scores, complete);
    }

    /// <summary>Why a document answers.</summary>
    public IReadOnlyList<HitReason> Reasons(int document) => terms.Select(term => term.Reason(document)).OfType<HitReason>().ToList();

    private (Bitset Matched, int Count) Answering(byte[] answered, int least)
    {
        var matched = new Bitset(facts.Capacity);
        var count = 0;
        for (var document = 0; document < answered.Length; document++)
        {
            if (answered[document] >= least && facts.All.Contains(document))
            {
                matched.Add(document);
                count++;
            }
        }

        return (matched, count);
    }

    private SearchOutcome Outcome(Bitset matched, Dictionary<Facet, Bitset> chosen, float[]? scores, Bitset complete)
    {
        var hits = chosen.Values.Aggregate(matched, (set, with) => set.And(with));
        return new(hits.Count(), hits.CountWith(complete), Order(hits, scores, complete), Counts(matched, hits, chosen));
    }

    private IEnumerable<int> Order(Bitset hits, float[]? scores, Bitset complete)
    {
        if (request.Sort == SearchSort.Title)
        {
            return facts.ByTitle.Where(hits.Contains);
        }

        if (request.Sort == SearchSort.Newest || scores is null)
        {
            return facts.ByNewest.Where(hits.Contains);
        }

        var wanted = Math.Max(LookedAtClosely, request.Page * request.Size);
        var best = new PriorityQueue<int, (bool Complete, float Score, long PublishedAt, int Number)>(wanted + 1);
        foreach (var document in hits.Numbers())
        {
            var rank = (complete.Contains(document), scores[document] * facts.Boost(document), facts.PublishedAt(document), -document);
            if (best.Count < wanted)
            {
                best.Enqueue(document, rank);
            }
            else
            {
                best.EnqueueDequeue(document, rank);
            }
        }

        var order = new int[best.Count];
        for (var place = order.Length - 1; place >= 0; place--)
        {
            order[place] = best.Dequeue();
        }

        return order;
    }

    private Dictionary<FacetValue, int> Counts(Bitset matched, Bitset hits, Dictionary<Facet, Bitset> chosen)
    {
        // A facet's own choice does not narrow its own counts: they tell what choosing otherwise would give.
        var bases = Enum.GetValues<Facet>().ToDictionary(
            facet => facet,
            facet => chosen.ContainsKey(facet)
                ? chosen.Where(pair => pair.Key != facet).Aggregate(matched, (set, pair) => set.And(pair.Value))
                : hits);

        Dictionary<FacetValue, int> counts = [];
        foreach (var (value, set) in facts.Values)
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
internal sealed record SearchOutcome(int Total, int WithAllWords, IEnumerable<int> Order, IReadOnlyDictionary<FacetValue, int> Counts);
