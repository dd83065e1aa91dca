using Npgsql;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.Bench.SearchQuality;

/// <summary>What PostgreSQL gives for nothing: configuration danish, weights A, B and C, ts_rank; all words, and any word when that finds nothing.</summary>
internal sealed class PlainPostgres : ISearchEngine, IDisposable
{
    private readonly NpgsqlConnection connection = new(PostgresServer.ConnectionString("postgres"));

    public PlainPostgres(IEnumerable<PlainText> texts)
    {
        connection.Open();
        Command("create temporary table example (number serial, id text, words tsvector)").ExecuteNonQuery();
        foreach (var text in texts)
        {
            Command(
                "insert into example (id, words) values ($1, setweight(to_tsvector('danish', $2), 'A') || setweight(to_tsvector('danish', $3), 'B') || setweight(to_tsvector('danish', $4), 'C'))",
                text.Id, text.Title, text.Summary, text.Body).ExecuteNonQuery();
        }
    }

    public string Name => "PostgreSQL";

    public IReadOnlyList<string> Search(string query)
    {
        var words = PlainText.Words(query).ToArray();
        return Find("websearch_to_tsquery('danish', $1)", query) is { Count: > 0 } all
            ? all
            : Find(string.Join(" || ", words.Select((_, place) => $"plainto_tsquery('danish', ${place + 1})")), words);
    }

    public void Dispose() => connection.Dispose();

    private List<string> Find(string asked, params string[] values)
    {
        using var command = Command($"select id from example, (select {asked} as asked) as query where words @@ asked order by ts_rank(words, asked) desc, number", values);
        using var reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private NpgsqlCommand Command(string sql, params string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}
