using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.IntegrationTests.Data.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data;

/// <summary>The follower and the search index file it keeps: what is committed is found, whatever happens to the file.</summary>
public sealed class ContentFollowerTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Published_revised_and_withdrawn_show_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        Assert.Equal(0, database.Search("kvantecomputer").Total);

        await database.ImportAsync(TestRecords.Stream(Titled("a", "Kvantecomputere i jobcentret"), TestRecords.Record("b")));
        await database.CatchUpAsync();
        Assert.Equal("a", Assert.Single(database.Search("kvantecomputer").Items).PublicId);

        await database.ImportAsync(TestRecords.Stream(Titled("a", "Dampmaskiner i jobcentret", "Aabenraa")));
        await database.CatchUpAsync();
        Assert.Equal(0, database.Search("kvantecomputer").Total);
        Assert.Equal("Dampmaskiner i jobcentret", Assert.Single(database.Search("dampmaskine").Items).Content.Title);
        Assert.Equal("b", Assert.Single(database.Search(null, new FacetValue(Facet.Municipality, "0851")).Items).PublicId);
        Assert.Equal(1, database.Search(null, new FacetValue(Facet.Municipality, "0580")).Total);

        await ImportPracticeExamplesTests.WithdrawAsync(database, "a");
        await database.CatchUpAsync();
        Assert.Equal(0, database.Search("dampmaskine").Total);
        Assert.Equal("b", Assert.Single(database.Search().Items).PublicId);
        Assert.Equal(0, database.Search().Counts.GetValueOrDefault(new(Facet.Municipality, "0580")));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Other_node_follows(DatabaseProvider provider)
    {
        await using var writer = await TestDatabase.CreateAsync(provider);
        await using var other = writer.OtherNode();
        await other.FollowAsync();

        await writer.ImportAsync(TestRecords.Stream(Titled("a", "Kvantecomputere")));
        await other.CatchUpAsync();
        var found = other.Search("kvantecomputer").Total;
        await ImportPracticeExamplesTests.WithdrawAsync(writer, "a");
        await other.CatchUpAsync();

        Assert.Equal((1, 0), (found, other.Search("kvantecomputer").Total));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Node_that_was_away_catches_up_over_many_changes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.FollowAsync();
        for (var change = 1; change <= 5; change++)
        {
            await database.ImportAsync(TestRecords.Stream([.. Enumerable.Range(1, 250).Select(number => Titled($"eksempel-{number}", $"Udgave {change} af {number}"))]));
        }

        await database.CatchUpAsync();

        Assert.Equal(250, database.Search().Total);
        Assert.Equal((250, 0), (database.Search("udgave 5").Total, database.Search("udgave").Items.Count(example => !example.Content.Title.Contains("Udgave 5", StringComparison.Ordinal))));
        Assert.All(database.Search().Items, example => Assert.StartsWith("Udgave 5", example.Content.Title, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Follow_knows_the_number_it_answers_to(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var follower = database.Get<ContentFollower>();
        Assert.False(follower.HasStarted);
        Assert.Throws<InvalidOperationException>(() => follower.Current);

        await database.FollowAsync();
        var first = follower.Current.ChangeNumber;
        await database.CatchUpAsync();
        var again = follower.Current.ChangeNumber;
        await database.ImportAsync(TestRecords.Stream(TestRecords.Record("a")));
        await database.CatchUpAsync();

        Assert.Equal((first, first + 1), (again, follower.Current.ChangeNumber));
        Assert.Equal(follower.Current.ChangeNumber, database.Get<SearchIndex>().ChangeNumber);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Reindex_asked_for_builds_every_nodes_index_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.ImportAsync(TestRecords.Stream(Titled("a", "Kvantecomputere")));
        await database.FollowAsync();
        SpoilText(database, "delete from document; delete from word;");
        await database.CatchUpAsync();
        Assert.Empty(database.Search("kvantecomputer").Items);

        await using (var db = database.Open())
        {
            await db.RequestReindexAsync(CancellationToken.None);
        }

        await database.CatchUpAsync();

        Assert.Equal("a", Assert.Single(database.Search("kvantecomputer").Items).PublicId);
        Assert.Equal(1, database.Get<SearchIndex>().Generation);
    }

    [Fact]
    public async Task Index_that_is_whole_is_kept_over_a_restart()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);
        SpoilText(database, "update document set json = replace(json, 'Kvantecomputere', 'Kvantecomputere (fra filen)')");

        await using var restarted = Restarted(database);
        await restarted.FollowAsync();

        Assert.Equal("Kvantecomputere (fra filen)", Assert.Single(restarted.Search("kvantecomputer").Items).Content.Title);
    }

    [Fact]
    public async Task Index_file_that_was_deleted_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file =>
        {
            File.Delete(file);
            File.Delete(file + "-wal");
            File.Delete(file + "-shm");
        });
    }

    [Fact]
    public async Task Index_file_that_is_no_database_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file => File.WriteAllText(file, "Dette er ikke en database."));
    }

    [Fact]
    public async Task Index_file_that_was_cut_off_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file =>
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        });
    }

    [Fact]
    public async Task Index_file_with_a_damaged_page_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file =>
        {
            using var stream = File.OpenWrite(file);
            stream.Position = 4096;
            stream.Write(new byte[stream.Length - 4096]);
        });
    }

    [Fact]
    public async Task Empty_index_file_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file => File.WriteAllBytes(file, []));
    }

    [Theory]
    [InlineData("pragma user_version = 0")]
    [InlineData("pragma user_version = 9999")]
    [InlineData("drop table document; pragma user_version = 0")]
    [InlineData("drop table document")]
    [InlineData("drop table posting")]
    [InlineData("delete from state")]
    [InlineData("drop table word")]
    public async Task Index_file_of_another_format_is_built_anew(string sql)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file => Execute(file, sql));
    }

    [Fact]
    public async Task Index_ahead_of_a_restored_database_is_built_anew()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);

        await AssertRebuiltAsync(database, file => Execute(file, "update state set change_number = 1000000; delete from document"));
    }

    [Fact]
    public async Task Follow_interrupted_half_way_is_repeated_without_harm()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.FollowAsync();
        await database.ImportAsync(TestRecords.Stream([.. Enumerable.Range(1, 700).Select(number => Titled($"eksempel-{number}", $"Nummer {number}"))]));
        await database.CatchUpAsync();
        // As after a stop in the middle: the texts are in, the number is not.
        Execute(IndexFile(database), "update state set change_number = change_number - 1");

        await using var restarted = Restarted(database);
        await restarted.FollowAsync();

        Assert.Equal(700, restarted.Search().Total);
        Assert.Equal(1, restarted.Search("eksempel nummer 699").Items.Count(example => example.PublicId == "eksempel-699"));
        Assert.Equal(700, restarted.Search().Counts[new(Facet.Theme, "opkvalificering")]);
    }

    [Fact]
    public async Task Stopped_follow_leaves_the_number_and_is_taken_up_again()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await database.FollowAsync();
        var before = database.Get<SearchIndex>().ChangeNumber;
        await database.ImportAsync(TestRecords.Stream(Titled("a", "Kvantecomputere")));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.Get<ContentFollower>().CatchUpAsync(stop.Token));
        Assert.Equal(before, database.Get<SearchIndex>().ChangeNumber);
        await database.CatchUpAsync();

        Assert.Equal(1, database.Search("kvantecomputer").Total);
    }

    [Fact]
    public async Task Many_readers_and_a_follower_do_not_disturb_each_other()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await FilledAsync(database);
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var result = database.Search("kvantecomputer");
                Assert.Equal(1, result.Total);
                Assert.Equal(result.Total, result.Items.Count);
            }
        })).ToList();
        for (var change = 0; change < 10; change++)
        {
            await database.ImportAsync(TestRecords.Stream(Titled("b", $"Udgave {change}")));
            await database.CatchUpAsync();
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static JsonObject Titled(string id, string title, string municipality = "Aalborg") => TestRecords.Record(id, record =>
    {
        record["title"] = title;
        record["municipality"] = new JsonArray(municipality);
    });

    private static async Task FilledAsync(TestDatabase database)
    {
        await database.ImportAsync(TestRecords.Stream([Titled("a", "Kvantecomputere"), .. Enumerable.Range(1, 40).Select(number => Titled($"eksempel-{number}", $"Nummer {number}"))]));
        await database.FollowAsync();
        Assert.Equal(1, database.Search("kvantecomputer").Total);
    }

    /// <summary>The program started again on the same folder and database.</summary>
    private static TestDatabase Restarted(TestDatabase database)
    {
        database.Get<SearchIndex>().Dispose();
        return database.Restarted();
    }

    private static async Task AssertRebuiltAsync(TestDatabase database, Action<string> damage)
    {
        database.Get<SearchIndex>().Dispose();
        damage(IndexFile(database));

        await using var restarted = database.Restarted();
        await restarted.FollowAsync();

        Assert.Equal("a", Assert.Single(restarted.Search("kvantecomputer").Items).PublicId);
        Assert.Equal(41, restarted.Search().Counts[new(Facet.Theme, "opkvalificering")]);
    }

    private static void SpoilText(TestDatabase database, string sql) => Execute(IndexFile(database), sql);

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string IndexFile(TestDatabase database) => Path.Combine(database.Settings.Directory, "search-index.db");
}
