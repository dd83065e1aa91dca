using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.Search;

/// <summary>The search index: one SQLite FTS5 file per node, derived from the database and built anew at will.</summary>
/// <remarks>
/// The text index lives in the file; facets and sort orders live in memory (<see cref="FacetTable"/>). The file also keeps each
/// document as readers see it, so that a page of hits costs no trip to the database. One writer, many readers.
/// </remarks>
public sealed class SearchIndex(string path) : IDisposable
{
    // Raise when the tables or the analysis change: older files are then thrown away and built anew.
    private const int Format = 2;

    private const string Tables =
        """
        create table state (id integer primary key check (id = 1), generation integer, change_number integer);
        create table document (id integer primary key, public_id text not null unique, json text not null, facets text not null, published_at integer not null, title_key blob not null);
        create table word (folded text primary key, token text not null) without rowid;
        create virtual table passage using fts5 (title, labels, summary, body,
            content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3 4 5');
        """;

    private readonly ConcurrentBag<SearchReader> readers = [];
    private SqliteConnection? writer;
    private volatile FacetTable table = FacetTable.Empty;

    /// <summary>The database's index generation that the file was built for.</summary>
    public int Generation { get; private set; } = -1;

    /// <summary>The change number the file has followed the database to.</summary>
    public long ChangeNumber { get; private set; } = -1;

    /// <summary>How many documents can be found.</summary>
    public int Count => table.All.Count();

    /// <summary>Opens the file, or begins an empty one where there is none, an older format or a damaged one.</summary>
    public void Open()
    {
        try
        {
            OpenFile();
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException)
        {
            Close();
            Delete();
            OpenFile();
        }
    }

    /// <summary>Finds what the request asks for.</summary>
    public SearchResult Search(SearchRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        var facts = table;
        var result = Read(reader => reader.Search(facts, request));
        return result with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    /// <summary>The examples that share most with this one: same effort and target group before same theme, newest first among equals.</summary>
    public IReadOnlyList<PublishedExample> Related(string publicId, int count)
    {
        var facts = table;
        return Read(reader => reader.Number(publicId) is { } number ? reader.Load(MostAlike(facts, number, count)) : []);
    }

    private static IEnumerable<int> MostAlike(FacetTable facts, int number, int count)
    {
        Dictionary<int, int> scores = [];
        foreach (var value in facts.ValuesOf(number))
        {
            var weight = value.Facet switch { Facet.Effort => 3, Facet.TargetGroup => 3, Facet.Theme => 2, Facet.Municipality => 1, _ => 0 };
            if (weight == 0)
            {
                continue;
            }

            foreach (var other in facts.Values[value].Numbers())
            {
                scores[other] = scores.GetValueOrDefault(other) + weight;
            }
        }

        scores.Remove(number);
        return scores
            .OrderByDescending(pair => pair.Value).ThenByDescending(pair => facts.PublishedAt(pair.Key)).ThenBy(pair => pair.Key)
            .Take(count)
            .Select(pair => pair.Key);
    }

    public void Dispose() => Close();

    /// <summary>Puts documents in, replaces them or (with null) takes them out, and remembers how far the database was followed.</summary>
    internal void Apply(IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>> documents, long changeNumber)
    {
        using var transaction = writer!.BeginTransaction();
        var rows = Write(documents);
        WriteState(Generation, changeNumber);
        transaction.Commit();
        ChangeNumber = changeNumber;
        table = documents.Count == 0 ? table : table.With(rows);
    }

    /// <summary>Builds the whole index anew in one transaction; readers see the old one until it is done.</summary>
    internal async Task RebuildAsync(IAsyncEnumerable<IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>>> batches, int generation, long changeNumber)
    {
        await using var transaction = await writer!.BeginTransactionAsync();
        Execute("insert into passage (passage) values ('delete-all'); delete from document; delete from word;");
        var newTable = FacetTable.Empty;
        await foreach (var batch in batches)
        {
            newTable = newTable.With(Write(batch));
        }

        WriteState(generation, changeNumber);
        await transaction.CommitAsync();
        (Generation, ChangeNumber, table) = (generation, changeNumber, newTable);
    }

    private T Read<T>(Func<SearchReader, T> read)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = new SearchReader(Connect(SqliteOpenMode.ReadOnly));
        }

        try
        {
            var result = read(reader);
            readers.Add(reader);
            return result;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private void OpenFile()
    {
        writer = Connect(SqliteOpenMode.ReadWriteCreate);
        Execute("pragma journal_mode = wal; pragma synchronous = off;");
        if (Scalar("pragma user_version") != Format)
        {
            if (Scalar("select count(*) from sqlite_schema") > 0)
            {
                Close();
                Delete();
                writer = Connect(SqliteOpenMode.ReadWriteCreate);
                Execute("pragma journal_mode = wal; pragma synchronous = off;");
            }

            Execute(Tables + $"insert into state values (1, -1, -1); pragma user_version = {Format};");
        }

        using var state = Command("select generation, change_number from state").ExecuteReader();
        state.Read();
        (Generation, ChangeNumber) = (state.GetInt32(0), state.GetInt64(1));
        table = ReadTable();
        // A first reader prepares every statement: a table that is missing is found out here.
        readers.Add(new SearchReader(Connect(SqliteOpenMode.ReadOnly)));
    }

    private FacetTable ReadTable()
    {
        List<KeyValuePair<int, FacetTable.Row?>> rows = [];
        using var reader = Command("select id, facets, published_at, title_key from document").ExecuteReader();
        while (reader.Read())
        {
            rows.Add(new(reader.GetInt32(0), new(IndexedDocument.ReadFacets(reader.GetString(1)), reader.GetInt64(2), (byte[])reader[3])));
        }

        return rows.Count == 0 ? FacetTable.Empty : FacetTable.Empty.With(rows);
    }

    private List<KeyValuePair<int, FacetTable.Row?>> Write(IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>> documents)
    {
        using var remove = Command("delete from passage where rowid = $id; delete from document where id = $id;", "$id");
        using var insertText = Command("insert into passage (rowid, title, labels, summary, body) values ($id, $title, $labels, $summary, $body)", "$id", "$title", "$labels", "$summary", "$body");
        using var insertDocument = Command("insert into document values ($id, $public, $json, $facets, $published, $key)", "$id", "$public", "$json", "$facets", "$published", "$key");
        using var insertWord = Command("insert or ignore into word values ($folded, $token)", "$folded", "$token");
        List<KeyValuePair<int, FacetTable.Row?>> rows = new(documents.Count);
        foreach (var (id, document) in documents)
        {
            Run(remove, id);
            if (document is null)
            {
                rows.Add(new(id, null));
                continue;
            }

            Run(insertText, id, document.Title, document.Labels, document.Summary, document.Body);
            var key = FacetTable.TitleKey(document.Example.Content.Title);
            Run(insertDocument, id, document.Example.PublicId, JsonSerializer.Serialize(document.Example, IndexedDocument.Json), IndexedDocument.WriteFacets(document.Facets), document.Example.PublishedAt.Ticks, key);
            foreach (var (folded, token) in document.Words)
            {
                Run(insertWord, folded, token);
            }

            rows.Add(new(id, new(document.Facets, document.Example.PublishedAt.Ticks, key)));
        }

        return rows;
    }

    private void WriteState(int generation, long changeNumber) =>
        Execute(string.Create(CultureInfo.InvariantCulture, $"update state set generation = {generation}, change_number = {changeNumber}"));

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma busy_timeout = 5000; pragma cache_size = -4096;";
        command.ExecuteNonQuery();
        return connection;
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteCommand Command(string sql, params string[] parameters)
    {
        var command = writer!.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private void Close()
    {
        writer?.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private void Delete()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(path + suffix);
        }
    }
}
