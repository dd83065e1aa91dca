using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>One word of a query against the index: everything that answers it, each with its weight.</summary>
internal sealed class TermMatch
{
    private readonly TextIndex text;
    private readonly List<Answer> answers = [];
    private float[]? best;

    public TermMatch(QueryTerm term, IndexSnapshot snapshot)
    {
        (Term, text) = (term, snapshot.Text);
        foreach (var alternative in term.Alternatives)
        {
            Add(alternative.Tokens, alternative.Kind, Weight(alternative.Kind), alternative.Shown);
        }

        if (term.IsPrefix)
        {
            foreach (var token in snapshot.Words.Beginning(term.Folded).Where(token => token != term.Token))
            {
                Add([token], AlternativeKind.Beginning, Weight(AlternativeKind.Beginning), term.Folded);
            }
        }

        // A word that is nowhere is as rare as can be.
        Rarity = answers.Where(answer => answer.Kind == AlternativeKind.Same).Select(answer => text.Rarity(answer.Lists[0])).FirstOrDefault(text.Rarity(PostingList.Empty));
        if (answers.All(answer => answer.Kind is AlternativeKind.Part or AlternativeKind.Related))
        {
            foreach (var (folded, token, distance) in snapshot.Words.Near(term.Folded, token => text.Documents(token).Documents.Length))
            {
                var nearness = (float)(1 - distance / 5);
                Add([token], AlternativeKind.Spelling, Weight(AlternativeKind.Spelling) * nearness, folded);
                foreach (var part in Correction is null ? DanishAnalyzer.Analyze(folded).Parts : [])
                {
                    Add([part], AlternativeKind.Part, Weight(AlternativeKind.Part) * nearness, folded);
                }

                Correction ??= folded;
            }

            // Nothing is near: then words with the same beginning, and the longer the better.
            for (var length = term.Folded.Length - 1; answers.Count == 0 && length >= Math.Max(4, term.Folded.Length / 2); length--)
            {
                foreach (var token in snapshot.Words.Beginning(term.Folded[..length]))
                {
                    Add([token], AlternativeKind.Part, Weight(AlternativeKind.Part), term.Folded);
                }
            }
        }
    }

    public QueryTerm Term { get; }

    /// <summary>The word probably meant, when the typed one is nowhere.</summary>
    public string? Correction { get; }

    /// <summary>How much the word says; a share of the query is measured by it.</summary>
    public float Rarity { get; }

    /// <summary>Whether the document answers this word.</summary>
    public bool Answers(int document) => best is not null && document < best.Length && best[document] > 0;

    /// <summary>What in the document answers this word best; null when nothing does.</summary>
    public HitReason? Reason(int document)
    {
        var answer = answers
            .Where(answer => answer.Lists.All(list => list.FrequenciesIn(document) != 0))
            .MaxBy(answer => answer.Weight * answer.Lists.Min(list => text.Score(list.FrequenciesIn(document), document, text.Rarity(list))));
        if (answer is null)
        {
            return null;
        }

        var packed = answer.Lists[0].FrequenciesIn(document);
        var place = Enum.GetValues<Field>().First(field => TermFrequencies.In(packed, field) > 0);
        return new(Term.Folded, answer.Kind == AlternativeKind.Spelling ? Correction! : answer.Shown, answer.Kind, place);
    }

    /// <summary>Adds this word's share to every document's score, once each by its best answer, and counts the word as answered there.</summary>
    /// <param name="scores">By document number.</param>
    /// <param name="answered">How many words of the query each document answers.</param>
    /// <param name="distant">Whether what is only related is added, to documents not yet answered; else what truly answers.</param>
    public void AddTo(float[] scores, byte[] answered, bool distant)
    {
        best ??= new float[scores.Length];
        foreach (var answer in answers.Where(answer => answer.IsDistant == distant))
        {
            foreach (var (document, score) in Scores(answer))
            {
                if (document >= best.Length || best[document] >= score)
                {
                    continue;
                }

                if (best[document] == 0)
                {
                    answered[document]++;
                }

                scores[document] += score - best[document];
                best[document] = score;
            }
        }
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
        AlternativeKind.Part => 0.25f,
        _ => 0.25f,
    };

    private void Add(IReadOnlyList<string> tokens, AlternativeKind kind, float weight, string shown)
    {
        var lists = tokens.Select(text.Documents).ToList();
        if (lists.TrueForAll(list => list.Documents.Length > 0))
        {
            answers.Add(new(lists.OrderBy(list => list.Documents.Length).ToList(), kind, weight, shown));
        }
    }

    private IEnumerable<(int Document, float Score)> Scores(Answer answer)
    {
        var rarities = answer.Lists.Select(text.Rarity).ToArray();
        var shortest = answer.Lists[0];
        for (var i = 0; i < shortest.Documents.Length; i++)
        {
            var document = shortest.Documents[i];
            var score = text.Score(shortest.Frequencies[i], document, rarities[0]);
            for (var other = 1; other < answer.Lists.Count && score > 0; other++)
            {
                var packed = answer.Lists[other].FrequenciesIn(document);
                // Of several words the weakest decides; one that is missing takes all.
                score = packed == 0 ? 0 : (score + text.Score(packed, document, rarities[other])) / 2;
            }

            if (score > 0)
            {
                yield return (document, score * answer.Weight);
            }
        }
    }

    private sealed record Answer(IReadOnlyList<PostingList> Lists, AlternativeKind Kind, float Weight, string Shown)
    {
        public bool IsDistant => Kind is AlternativeKind.Related or AlternativeKind.Part;
    }
}
