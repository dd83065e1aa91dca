using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Vejviser.Data.Search;

/// <summary>A prepared query over the text index, with the match expression as its only parameter and the row number as its first column.</summary>
/// <remarks>On the bare library: a word that stands in every document gives a row for each, and ADO.NET doubles what a row costs.</remarks>
internal sealed class MatchStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public MatchStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    /// <summary>The documents that match.</summary>
    public Bitset Numbers(string expression, int capacity)
    {
        var numbers = new Bitset(capacity);
        Run(expression, numbers.Add);
        return numbers;
    }

    /// <summary>The documents that match, each with the second column.</summary>
    public List<(int Number, double Score)> Scores(string expression)
    {
        List<(int, double)> scores = [];
        Run(expression, number => scores.Add((number, raw.sqlite3_column_double(statement, 1))));
        return scores;
    }

    public void Dispose() => statement.Dispose();

    private void Run(string expression, Action<int> row)
    {
        try
        {
            Check(raw.sqlite3_bind_text(statement, 1, expression));
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                row(raw.sqlite3_column_int(statement, 0));
            }

            Check(result);
        }
        finally
        {
            // Says once more what step has said; the next run begins anew.
            _ = raw.sqlite3_reset(statement);
        }
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(database).utf8_to_string(), result);
        }
    }
}
