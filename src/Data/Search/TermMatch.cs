using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>One word of a query against the index: everything that answers it, each with its weight.</summary>
internal sealed class TermMatch
{
    // A word that says little counts, but not as the others do.
    private const float LightWeight = 0.2f;

    // Unknown words are compared by their beginnings and endings, never by fewer letters than this.
    private const int MinShared = 4;

    private const int MostCorrections = 3;

    private readonly TextIndex text;
    private readonly List<Answer> answers = [];

    /// <param name="term">The word.</param>
    /// <param name="snapshot">What is searched.</param>
    /// <param name="thesaurus">For what a corrected spelling means.</param>
    /// <param name="correct">Whether a word that is nowhere is taken for a misspelled one.</param>
    public TermMatch(QueryTerm term, IndexSnapshot snapshot, Thesaurus thesaurus, bool correct)
    {
        (Term, text) = (term, snapshot.Text);
        AddAll(term, 1);
        if (term.IsPrefix)
        {
            AddAll(snapshot.Words.Beginning(term.Folded).Where(token => token != term.Token), AlternativeKind.Beginning);
        }

        IsNowhere = answers.TrueForAll(answer => answer.IsDistant);
        if (IsNowhere && correct)
        {
            AddCorrections(snapshot, thesaurus);
        }

        Rarity = MeasureRarity() * (IsLight ? LightWeight : 1);
    }

    public QueryTerm Term { get; }

    /// <summary>Whether neither the word nor another name of it is in any text.</summary>
    public bool IsNowhere { get; }

    /// <summary>The word probably meant, when the typed one is nowhere.</summary>
    public string? Correction { get; private set; }

    /// <summary>Whether the word says little, and need not be there.</summary>
    public bool IsLight => LightWords.Contains(Term.Token);

    /// <summary>How much the word says; a share of the query is measured by it.</summary>
    public float Rarity { get; }

    /// <summary>The tokens that answer the word themselves, not only something near it.</summary>
    public IEnumerable<string> Tokens => answers.Where(answer => !answer.IsDistant).Select(answer => answer.Tokens[0]);

    /// <summary>What in the document answers this word best; null when nothing does.</summary>
    public HitReason? Reason(int document)
    {
        var answer = answers
            .Where(answer => answer.Lists.All(list => list.FrequenciesIn(document) != 0))
            .MaxBy(answer => (!answer.IsDistant, answer.Weight * answer.Lists.Min(list => text.Score(list.FrequenciesIn(document), document, text.Rarity(list)))));
        if (answer is null)
        {
            return null;
        }

        var packed = answer.Lists[0].FrequenciesIn(document);
        var place = Enum.GetValues<Field>().First(field => TermFrequencies.In(packed, field) > 0);
        return new(Term.Folded, answer.Kind == AlternativeKind.Spelling ? Correction! : answer.Shown, answer.Kind, place);
    }

    /// <summary>Adds this word's share to every document's score, once each by its best answer, and notes the word as answered there.</summary>
    /// <param name="scores">What is added to.</param>
    /// <param name="term">The word's place in the query.</param>
    /// <param name="distant">Whether what is only related is added, to documents not yet answered; else what truly answers.</param>
    public void AddTo(SearchScores scores, int term, bool distant)
    {
        foreach (var answer in answers)
        {
            if (answer.IsDistant == distant)
            {
                Offer(answer, scores, term);
            }
        }

        scores.Take(term);
    }

    // Tuned by scripts/bench search-quality on the tuning half.
    private static float Weight(AlternativeKind kind) => kind switch
    {
        AlternativeKind.Same => 1f,
        AlternativeKind.Joined => 1f,
        AlternativeKind.Equivalent => 0.9f,
        AlternativeKind.FormerName => 0.85f,
        AlternativeKind.Beginning => 0.75f,
        AlternativeKind.Narrower => 0.6f,
        AlternativeKind.Spelling => 0.8f,
        AlternativeKind.Parts => 0.6f,
        AlternativeKind.Topic => 0.4f,
        _ => 0.25f,
    };

    private void AddAll(QueryTerm term, float nearness)
    {
        foreach (var alternative in term.Alternatives)
        {
            // A corrected word is still a guess, whatever answers it.
            var kind = nearness < 1 && alternative.Kind == AlternativeKind.Same ? AlternativeKind.Spelling : alternative.Kind;
            Add(alternative.Tokens, kind, Weight(kind) * nearness, alternative.Kind == AlternativeKind.Same ? term.Folded : alternative.Shown);
        }
    }

    private void AddAll(IEnumerable<string> tokens, AlternativeKind kind)
    {
        foreach (var token in tokens)
        {
            Add([token], kind, Weight(kind), Term.Folded);
        }
    }

    // The word is nowhere. First words of our own texts and of the thesaurus that are spelled nearly so; then the Danish word list,
    // which corrects compounds nobody wrote part by part; and when nothing is near, words that begin or end as it does.
    private void AddCorrections(IndexSnapshot snapshot, Thesaurus thesaurus)
    {
        var folded = Term.Folded;
        var most = MostDistance(folded);
        var near = snapshot.Words.Near(folded, token => text.Documents(token).Documents.Length)
            .Where(word => text.Documents(word.Token).Documents.Length > 0)
            .Select(word => (word.Folded, word.Distance))
            .Concat(thesaurus.Near(folded))
            .Where(word => word.Distance <= most)
            .OrderBy(word => word.Distance)
            .Take(MostCorrections)
            .ToList();
        foreach (var (corrected, distance) in near.Count > 0 || answers.Count > 0 ? near : WordCorrection.Of(folded))
        {
            var before = answers.Count;
            AddAll(SearchQuery.Term(corrected, thesaurus), (float)(1 - distance / 5));
            Correction ??= answers.Count > before && corrected != folded ? corrected : null;
        }

        for (var length = folded.Length - 1; answers.Count == 0 && length >= Math.Max(MinShared, folded.Length / 2); length--)
        {
            AddAll(snapshot.Words.Beginning(folded[..length]), AlternativeKind.Part);
        }

        for (var from = 1; answers.Count == 0 && folded.Length - from >= MinShared; from++)
        {
            AddAll([DanishAnalyzer.Token(folded[from..])], AlternativeKind.Part);
        }
    }

    // A word that is right and has parts or relatives here was meant, unless nobody has it in a word list and one slip makes it another.
    private double MostDistance(string folded) => answers.Count == 0 || !WordCorrection.IsKnown(folded)
        ? double.MaxValue
        : Lexicon.Shipped.IsBase(folded) ? 0 : SpellingList.OneSlip;

    private void Add(IReadOnlyList<string> tokens, AlternativeKind kind, float weight, string shown)
    {
        var found = tokens.Select(token => (Token: token, List: text.Documents(token))).OrderBy(pair => pair.List.Documents.Length).ToList();
        if (found.TrueForAll(pair => pair.List.Documents.Length > 0))
        {
            answers.Add(new(found.ConvertAll(pair => pair.List), found.ConvertAll(pair => pair.Token), kind, weight, shown));
        }
    }

    // The word's own; where it is nowhere, that of the most common word that answers for it. A word that nothing answers is as rare as can be.
    private float MeasureRarity()
    {
        var own = answers.Where(answer => answer.Kind == AlternativeKind.Same).Concat(answers.Where(answer => !answer.IsDistant)).ToList();
        return own switch
        {
            [] => text.Rarity(PostingList.Empty),
            [{ Kind: AlternativeKind.Same } same, ..] => text.Rarity(same.Lists[0]),
            _ => own.Min(answer => text.Rarity(answer.Lists[0])),
        };
    }

    private void Offer(Answer answer, SearchScores scores, int term)
    {
        var shortest = answer.Lists[0];
        var weight = answer.Weight * (IsLight ? LightWeight : 1);
        var rarities = answer.Lists.Select(text.Rarity).ToArray();
        for (var i = 0; i < shortest.Documents.Length; i++)
        {
            var document = shortest.Documents[i];
            if (scores.Has(document, term))
            {
                continue;
            }

            var score = text.Score(shortest.Frequencies[i], document, rarities[0]);
            for (var other = 1; other < answer.Lists.Count && score > 0; other++)
            {
                var packed = answer.Lists[other].FrequenciesIn(document);
                // Of several words the weakest decides; one that is missing takes all.
                score = packed == 0 ? 0 : (score + text.Score(packed, document, rarities[other])) / 2;
            }

            scores.Offer(document, score * weight);
        }
    }

    // Tokens and their documents, the rarest first.
    private sealed record Answer(IReadOnlyList<PostingList> Lists, IReadOnlyList<string> Tokens, AlternativeKind Kind, float Weight, string Shown)
    {
        public bool IsDistant => Kind is AlternativeKind.Related or AlternativeKind.Part or AlternativeKind.Topic;
    }
}
