using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>One reader's connection with its prepared statements; used by one search at a time.</summary>
internal sealed class SearchReader : IDisposable
{
    // A hit in the title says most, then in the labels, the summary, the body. Chosen by judgement.
    private const string Ranks = "select rowid, bm25(passage, 10.0, 4.0, 3.0, 1.0) from passage where passage match ?";

    private const string Matches = "select rowid from passage where passage match ?";

    // Ranking costs about ten times what finding does. Words in more documents than this say little about any of them,
    // and are ranked only where they stand in the title.
    private const int MaxRanked = 3_000;

    // A half-typed word with more tokens than this is looked up as a prefix in the text index instead.
    private const int MaxCompletions = 64;

    private readonly SqliteConnection connection;
    private readonly MatchStatement matches;
    private readonly MatchStatement ranks;
    private readonly SqliteCommand completions;
    private readonly SqliteCommand load;
    private readonly SqliteCommand number;

    public SearchReader(SqliteConnection connection)
    {
        this.connection = connection;
        matches = new(connection, Matches);
        ranks = new(connection, Ranks);
        completions = Prepare($"select distinct token from word where folded >= $from and folded < $to limit {MaxCompletions + 1}", "$from", "$to");
        load = Prepare("select json from document where id = $id", "$id");
        number = Prepare("select id from document where public_id = $public", "$public");
    }

    public SearchResult Search(FacetTable facts, SearchRequest request)
    {
        var matched = facts.All;
        var expression = "";
        var matchedAllWords = true;
        if (request.Query.Terms.Count > 0)
        {
            var terms = request.Query.Terms.Select(Expression).ToList();
            expression = string.Join(" AND ", terms);
            matched = Find(expression, facts);
            if (terms.Count > 1 && matched.Count() == 0)
            {
                matchedAllWords = false;
                expression = string.Join(" OR ", terms);
                matched = Find(expression, facts);
            }
        }
        else if (request.Query.Text.Length > 0)
        {
            matched = new Bitset();
        }

        var chosen = request.Selected.GroupBy(value => value.Facet).ToDictionary(group => group.Key, group => facts.With(group.Key, group.Select(value => value.Value)));
        var hits = chosen.Values.Aggregate(matched, (set, with) => set.And(with));
        var counts = Counts(facts, matched, hits, chosen);
        var order = (request.Sort, request.Query.Terms.Count) switch
        {
            (SearchSort.Title, _) => facts.ByTitle.Where(hits.Contains),
            (SearchSort.Newest, _) or (_, 0) => facts.ByNewest.Where(hits.Contains),
            _ => ByRelevance(expression, matched, hits, facts),
        };

        var page = Load(order.Skip((request.Page - 1) * request.Size).Take(request.Size));
        return new(hits.Count(), page, counts, matchedAllWords, TimeSpan.Zero);
    }

    /// <summary>Documents as readers see them, in the order asked for.</summary>
    public IReadOnlyList<PublishedExample> Load(IEnumerable<int> numbers)
    {
        List<PublishedExample> examples = [];
        foreach (var number in numbers)
        {
            load.Parameters[0].Value = number;
            if (load.ExecuteScalar() is string json)
            {
                examples.Add(JsonSerializer.Deserialize<PublishedExample>(json, IndexedDocument.Json)!);
            }
        }

        return examples;
    }

    /// <summary>The number of the document with this public id; null when it is not in the index.</summary>
    public int? Number(string publicId)
    {
        number.Parameters[0].Value = publicId;
        return (int?)(long?)number.ExecuteScalar();
    }

    public void Dispose()
    {
        number.Dispose();
        matches.Dispose();
        ranks.Dispose();
        completions.Dispose();
        load.Dispose();
        connection.Dispose();
    }

    // The file may be a commit ahead of the table; what the table does not know yet is left to the next search.
    private Bitset Find(string expression, FacetTable facts) => matches.Numbers(expression, facts.Capacity).And(facts.All);

    private IEnumerable<int> ByRelevance(string expression, Bitset matched, Bitset hits, FacetTable facts)
    {
        if (matched.Count() <= MaxRanked)
        {
            return Ranked(expression, hits, facts);
        }

        // Lazily from tier to tier: the first page is mostly full after the titles.
        return Tiers().SelectMany(tier => tier);

        IEnumerable<IEnumerable<int>> Tiers()
        {
            var inTitle = $"{{title}} : ({expression})";
            var titles = Find(inTitle, facts).And(hits);
            yield return titles.Count() <= MaxRanked ? Ranked(inTitle, titles, facts) : facts.ByNewest.Where(titles.Contains);
            var labels = Find($"{{title labels}} : ({expression})", facts).And(hits);
            yield return facts.ByNewest.Where(number => labels.Contains(number) && !titles.Contains(number));
            yield return facts.ByNewest.Where(number => hits.Contains(number) && !labels.Contains(number));
        }
    }

    private IEnumerable<int> Ranked(string expression, Bitset hits, FacetTable facts) => ranks.Scores(expression)
        .Where(hit => hits.Contains(hit.Number))
        .OrderBy(hit => hit.Score).ThenByDescending(hit => facts.PublishedAt(hit.Number)).ThenByDescending(hit => hit.Number)
        .Select(hit => hit.Number);

    // Tokens hold letters and digits only, so nothing a reader types can reach FTS5's own query language.
    private string Expression(QueryTerm term)
    {
        if (!term.IsPrefix)
        {
            return Quoted(term.Token);
        }

        completions.Parameters[0].Value = term.Folded;
        completions.Parameters[1].Value = term.Folded + char.MaxValue;
        HashSet<string> tokens = [term.Token];
        using (var reader = completions.ExecuteReader())
        {
            while (reader.Read())
            {
                tokens.Add(reader.GetString(0));
            }
        }

        return tokens.Count > MaxCompletions
            ? $"({Quoted(term.Token)} OR {Quoted(term.Folded)} *)"
            : $"({string.Join(" OR ", tokens.Select(Quoted))})";
    }

    private static string Quoted(string token) => $"\"{token}\"";

    private static Dictionary<FacetValue, int> Counts(FacetTable facts, Bitset matched, Bitset hits, Dictionary<Facet, Bitset> chosen)
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

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, SqliteType.Text));
        }

        command.Prepare();
        return command;
    }
}
