using Microsoft.Data.Sqlite;

namespace Vejviser.Bench.SearchQuality;

/// <summary>What SQLite gives for nothing: FTS5, tokenizer unicode61, bm25 with equal weights; all words, and any word when that finds nothing.</summary>
internal sealed class PlainFts5 : ISearchEngine, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public PlainFts5(IEnumerable<PlainText> texts)
    {
        connection.Open();
        Command("create virtual table example using fts5(id unindexed, title, summary, body, tokenize = unicode61)").ExecuteNonQuery();
        foreach (var text in texts)
        {
            Command("insert into example values ($0, $1, $2, $3)", text.Id, text.Title, text.Summary, text.Body).ExecuteNonQuery();
        }
    }

    public string Name => "FTS5";

    public IReadOnlyList<string> Search(string query)
    {
        var words = PlainText.Words(query).Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"").ToList();
        return Find(string.Join(' ', words)) is { Count: > 0 } all ? all : Find(string.Join(" OR ", words));
    }

    public void Dispose() => connection.Dispose();

    private List<string> Find(string match)
    {
        using var reader = Command("select id from example where example match $0 order by rank, rowid", match).ExecuteReader();
        List<string> found = [];
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private SqliteCommand Command(string sql, params string[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i]);
        }

        return command;
    }
}
