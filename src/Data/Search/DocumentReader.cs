using System.Text.Json;
using Microsoft.Data.Sqlite;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Data.Search;

/// <summary>One reader's connection to the index file with its prepared statements; used by one search at a time.</summary>
internal sealed class DocumentReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand load;
    private readonly SqliteCommand number;
    private readonly SqliteCommand order;

    public DocumentReader(SqliteConnection connection)
    {
        this.connection = connection;
        load = Prepare("select cast(json as blob) from document where id = $key");
        number = Prepare("select id from document where public_id = $key");
        order = Prepare("select words from word_order where id = $key");
    }

    /// <summary>Documents as readers see them, in the order asked for; those that are not there are left out.</summary>
    public IReadOnlyList<PublishedExample> Load(IEnumerable<int> numbers)
    {
        List<PublishedExample> examples = [];
        foreach (var wanted in numbers)
        {
            load.Parameters[0].Value = wanted;
            if (load.ExecuteScalar() is byte[] json)
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

    /// <summary>The document's <see cref="WordOrder"/>; empty when it is not in the index.</summary>
    public byte[] Order(int document)
    {
        order.Parameters[0].Value = document;
        return order.ExecuteScalar() as byte[] ?? [];
    }

    public void Dispose()
    {
        order.Dispose();
        load.Dispose();
        number.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("$key", null));
        command.Prepare();
        return command;
    }
}
