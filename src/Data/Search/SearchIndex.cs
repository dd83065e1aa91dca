using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;

namespace Vejviser.Data.Search;

/// <summary>The search index: one SQLite file per node, derived from the database and built anew at will; read into memory at start.</summary>
/// <remarks>
/// The file keeps posting lists, words and each document as readers see it; searches run over an immutable <see cref="IndexSnapshot"/>.
/// One writer, many readers. While the file is behind memory it is marked unfinished, and a stop then means a rebuild.
/// </remarks>
public sealed class SearchIndex(string path, TimeProvider clock) : IDisposable
{
    /// <summary>The file's format. Raise when the tables or the analysis change: older files are then thrown away and built anew.</summary>
    public const int Format = 5;

    private const string Tables =
        """
        create table state (id integer primary key check (id = 1), generation integer, change_number integer, unfinished integer);
        create table document (id integer primary key, public_id text not null unique, json text not null, facets text not null, published_at integer not null, title_key blob not null, review_due integer not null, lengths integer not null);
        create table word_order (id integer primary key, words blob not null);
        create table word (folded text primary key, token text not null) without rowid;
        create table posting (token text primary key, documents blob not null);
        """;

    private readonly ConcurrentBag<DocumentReader> readers = [];
    private readonly HashSet<string> changedTokens = new(StringComparer.Ordinal);
    private volatile bool isUnreadable;
    private SqliteConnection? writer;
    private volatile IndexSnapshot snapshot = IndexSnapshot.Empty;

    // What a rebuild has so far; searches keep the old snapshot until it is done.
    private IndexSnapshot? rebuilt;

    /// <summary>The database's index generation that the file was built for.</summary>
    public int Generation { get; private set; } = -1;

    /// <summary>The change number the index has followed the database to.</summary>
    public long ChangeNumber { get; private set; } = -1;

    /// <summary>How many documents can be found.</summary>
    public int Count => snapshot.Facts.All.Count();

    /// <summary>Whether what was found when it was opened, or read since, was damaged.</summary>
    public bool WasDamaged { get; private set; }

    /// <summary>Opens the file, or begins an empty one where there is none, an older format, a damaged or an unfinished one.</summary>
    public void Open()
    {
        try
        {
            OpenFile();
        }
        // Whatever a damaged page is taken for; a folder that cannot be written is for the operator.
        catch (Exception exception) when (exception is not (IOException or UnauthorizedAccessException) && DatabaseFaults.Of(exception) is null or DatabaseFault.Damaged)
        {
            WasDamaged = true;
            Close();
            Delete();
            OpenFile();
        }
    }

    /// <summary>Finds what the request asks for.</summary>
    public SearchResult Search(SearchRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Read(reader =>
        {
            using var searcher = new Searcher(snapshot, request, reader, today);
            var outcome = searcher.Search();
            return new SearchResult(
                outcome.Total, outcome.WithAllWords, reader.Load(outcome.Page), outcome.Counts, searcher.Corrections,
                outcome.Page.Select(searcher.Reasons).ToList(), outcome.Page.Select(searcher.Signals).ToList(), Stopwatch.GetElapsedTime(started));
        });
    }

    /// <summary>The examples most like this one: what its text tells most of, and the effort, target group, theme and municipality they share.</summary>
    public IReadOnlyList<PublishedExample> Related(string publicId, int count)
    {
        var now = snapshot;
        return Read(reader => reader.Number(publicId) is { } number
            ? reader.Load(new Likeness(now).To(number, SearchQuery.Describe(Text(reader.Load([number])[0].Content))).Take(count))
            : []);
    }

    /// <summary>The examples that best answer a description of a situation, best first.</summary>
    public IReadOnlyList<PublishedExample> Like(string description, int count)
    {
        var now = snapshot;
        return Read(reader => reader.Load(new Likeness(now).To(null, SearchQuery.Describe(description)).Take(count)));
    }

    public void Dispose() => Close();

    /// <summary>Puts documents in, replaces them or (with null) takes them out. The file is behind until <see cref="Finish"/>.</summary>
    internal void Apply(IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>> documents, Catalogue catalogue)
    {
        var removed = rebuilt is not null ? [] : Read(reader => documents
            .Select(pair => (pair.Key, Known: reader.Load([pair.Key])))
            .Where(pair => pair.Known.Count > 0)
            .ToDictionary(pair => pair.Key, pair => IndexedDocument.Of(pair.Known[0], catalogue)));
        var added = documents.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);

        using var transaction = writer!.BeginTransaction();
        Execute("update state set unfinished = 1");
        Write(documents);
        transaction.Commit();

        var known = rebuilt ?? snapshot;
        var (text, changed) = known.Text.With(removed, added);
        changedTokens.UnionWith(changed);
        var rows = documents.Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Row(pair.Value))).ToList();
        var now = new IndexSnapshot(known.Facts.With(rows), text, known.Words.With(added.Values.SelectMany(document => document.Words)));
        (snapshot, rebuilt) = rebuilt is null ? (now, null) : (snapshot, now);
    }

    /// <summary>Brings the file to where memory is, and remembers how far the database was followed.</summary>
    internal void Finish(int generation, long changeNumber)
    {
        var finished = rebuilt ?? snapshot;
        using var transaction = writer!.BeginTransaction();
        if (rebuilt is not null)
        {
            var kept = string.Join(',', finished.Facts.All.Numbers());
            Execute($"delete from document where id not in (select value from json_each('[{kept}]')); delete from word_order where id not in (select id from document)");
        }

        using var put = Command("insert into posting values ($token, $documents) on conflict (token) do update set documents = excluded.documents", "$token", "$documents");
        using var remove = Command("delete from posting where token = $token", "$token");
        foreach (var token in changedTokens)
        {
            var list = finished.Text.Documents(token);
            if (list.Documents.Length == 0)
            {
                Run(remove, token);
            }
            else
            {
                Run(put, token, list.ToBytes());
            }
        }

        Execute(string.Create(CultureInfo.InvariantCulture, $"update state set generation = {generation}, change_number = {changeNumber}, unfinished = 0"));
        transaction.Commit();
        changedTokens.Clear();
        (snapshot, rebuilt) = (finished, null);
        (Generation, ChangeNumber) = (generation, changeNumber);
    }

    /// <summary>Begins anew: what is applied from now on is the whole index, from <see cref="Finish"/>.</summary>
    internal void Restart()
    {
        if (isUnreadable)
        {
            Close();
            Delete();
            OpenFile();
            isUnreadable = false;
        }

        Execute("begin; update state set unfinished = 1; delete from word; delete from posting; commit;");
        changedTokens.Clear();
        rebuilt = IndexSnapshot.Empty;
    }

    private static string Text(PracticeExampleContent content) => string.Join('\n', content.RunningTexts().Prepend(content.Summary).Prepend(content.Title));

    private static FacetTable.Row Row(IndexedDocument document) =>
        new(document.Facets, document.Example.PublishedAt.Ticks, FacetTable.TitleKey(document.Example.Content.Title), (document.Example.EndedOn is null ? document.Example.ReviewDueOn : DateOnly.MaxValue).DayNumber);

    private T Read<T>(Func<DocumentReader, T> read)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = new DocumentReader(Connect(SqliteOpenMode.ReadOnly));
        }

        try
        {
            var result = read(reader);
            readers.Add(reader);
            return result;
        }
        // Busy and locked (5, 6) pass; whatever else a read meets is a file that is not what was written.
        catch (SqliteException exception) when (exception.SqliteErrorCode is not (5 or 6))
        {
            reader.Dispose();
            // The follower begins anew within a second. No inner exception: it is the index that is damaged, not the database.
            (WasDamaged, isUnreadable, Generation) = (true, true, -1);
            throw new InvalidOperationException("The search index is damaged and is built anew.");
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
        if (Scalar("pragma user_version") != Format || Scalar("select unfinished from state") != 0)
        {
            if (Scalar("select count(*) from sqlite_schema") > 0)
            {
                Close();
                Delete();
                writer = Connect(SqliteOpenMode.ReadWriteCreate);
            }

            Execute($"pragma journal_mode = wal; pragma synchronous = off; {Tables} insert into state values (1, -1, -1, 0); pragma user_version = {Format};");
        }

        Execute("pragma journal_mode = wal; pragma synchronous = off;");
        using var state = Command("select generation, change_number from state").ExecuteReader();
        state.Read();
        (Generation, ChangeNumber) = (state.GetInt32(0), state.GetInt64(1));
        snapshot = ReadSnapshot();
        // A first reader prepares its statements: a table that is missing is found out here.
        readers.Add(new DocumentReader(Connect(SqliteOpenMode.ReadOnly)));
    }

    private IndexSnapshot ReadSnapshot()
    {
        List<KeyValuePair<int, FacetTable.Row?>> rows = [];
        List<KeyValuePair<int, int>> lengths = [];
        using (var reader = Command("select id, facets, published_at, title_key, review_due, lengths from document").ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(new(reader.GetInt32(0), new(IndexedDocument.ReadFacets(reader.GetString(1)), reader.GetInt64(2), (byte[])reader[3], reader.GetInt32(4))));
                lengths.Add(new(reader.GetInt32(0), reader.GetInt32(5)));
            }
        }

        if (rows.Count == 0)
        {
            return IndexSnapshot.Empty;
        }

        // A token is the same string in both lists: half the memory of the words.
        var text = TextIndex.Load(Pairs("select token, documents from posting", reader => PostingList.FromBytes((byte[])reader[1])), lengths);
        var tokens = text.Postings.Select(posting => posting.Key).ToHashSet(StringComparer.Ordinal);
        return new(FacetTable.Empty.With(rows), text, Vocabulary.Of(Pairs("select folded, token from word", reader => tokens.TryGetValue(reader.GetString(1), out var token) ? token : reader.GetString(1))));
    }

    private IEnumerable<KeyValuePair<string, T>> Pairs<T>(string sql, Func<SqliteDataReader, T> value)
    {
        using var reader = Command(sql).ExecuteReader();
        while (reader.Read())
        {
            yield return new(reader.GetString(0), value(reader));
        }
    }

    private void Write(IReadOnlyCollection<KeyValuePair<int, IndexedDocument?>> documents)
    {
        using var remove = Command("delete from document where id = $id", "$id");
        using var insertDocument = Command("insert into document values ($id, $public, $json, $facets, $published, $key, $due, $lengths)", "$id", "$public", "$json", "$facets", "$published", "$key", "$due", "$lengths");
        using var removeOrder = Command("delete from word_order where id = $id", "$id");
        using var insertOrder = Command("insert into word_order values ($id, $words)", "$id", "$words");
        using var insertWord = Command("insert or ignore into word values ($folded, $token)", "$folded", "$token");
        foreach (var (id, document) in documents)
        {
            Run(remove, id);
            Run(removeOrder, id);
            if (document is null)
            {
                continue;
            }

            var row = Row(document);
            Run(insertDocument, id, document.Example.PublicId, JsonSerializer.Serialize(document.Example, IndexedDocument.Json), IndexedDocument.WriteFacets(document.Facets), row.PublishedAt, row.TitleKey, row.ReviewDue, TextIndex.Pack(document.Lengths));
            Run(insertOrder, id, document.Order.ToBytes());
            foreach (var (folded, token) in document.Words)
            {
                Run(insertWord, folded, token);
            }
        }
    }

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
        return (long?)command.ExecuteScalar() ?? -1;
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
