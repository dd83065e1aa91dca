using Microsoft.Data.Sqlite;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Commands;

public sealed class ReindexTests : IDisposable
{
    private readonly OperatorProgram program = new();

    [Fact]
    public async Task Reindex_raises_the_generation()
    {
        var first = await program.RunAsync("reindex");
        var second = await program.RunAsync("reindex");

        Assert.Equal((0, 0, ""), (first.ExitCode, second.ExitCode, second.Error));
        Assert.Contains("Søgeindekset bygges forfra", second.Output);
        Assert.Equal(2L, Scalar("select IndexGeneration from ContentVersions"));
        Assert.False(File.Exists(Path.Combine(program.Folder, "data", "search-index.db")), "Only serve writes the index file.");
    }

    public void Dispose() => program.Dispose();

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(program.Folder, "data", "vejviser.db")};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
