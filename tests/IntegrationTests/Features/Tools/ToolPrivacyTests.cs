using System.Collections.Concurrent;
using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Use;

namespace Vejviser.IntegrationTests.Features.Tools;

/// <summary>Answers about a person leave no trace: not in the database, not in a log, not in an address, not in a cache, not in a cookie.</summary>
public sealed class ToolPrivacyTests
{
    // Values nobody else writes.
    private static readonly (string Path, (string Name, string Value)[] Fields, string[] Secrets)[] Posts =
    [
        ("/redskaber/hvem-er-omfattet", [("dag", "27-11-2025"), ("ydelse", "kontanthjaelp"), ("igu", "nej"), ("ukraine", "nej"), ("eu", "nej"), ("foedt", "udlandet"), ("indrejse", "13-07-1987"), ("udland", "ja"), ("genindrejse", "19-03-1999"), ("opfyldt-foer", "nej"), ("ophold", "ja"), ("arbejde", "nej"), ("saerligt", "nej"), ("fritaget", "ja")], ["13-07-1987", "19-03-1999", "1987-07-13"]),
        ("/redskaber/hvem-er-omfattet", [("dag", "zebrastribe"), ("spurgt", "dag")], ["zebrastribe"]),
        ("/redskaber/hvem-er-omfattet/maaneder", [("dag", "27-11-2025"), ("raekker", "3"), ("ophold-1-fra", "07-1987"), ("ophold-1-til", "03-2019"), ("arbejde-1-fra", "09-2017"), ("arbejde-1-til", "11-2018"), ("arbejde-1-timer", "23,75")], ["07-1987", "03-2019", "23,75"]),
        ("/redskaber/hvem-er-omfattet/maaneder", [("dag", "27-11-2025"), ("ophold-1-fra", "girafhals")], ["girafhals"]),
        ("/redskaber/ugeplan", [("raekker", "3"), ("maal", "23,75"), ("aktivitet-1", "treatment"), ("fra-1", "7.47"), ("til-1", "13.53"), ("dage-1", "2")], ["23,75", "7.47", "13.53"]),
        ("/redskaber/ugeplan", [("raekker", "3"), ("aktivitet-1", "treatment"), ("fra-1", "næsehorn"), ("til-1", "13.53"), ("dage-1", "2")], ["næsehorn"]),
        ("/redskaber/rehabiliteringsmoede", [("dok-helbred", "ja"), ("dok-helbred-hvorfor", "Kvartsur og flamingo"), ("delt-andet-1", "Sprællemand"), ("delt-andet-1-hvorfor", "Karrusel")], ["Kvartsur", "Sprællemand", "Karrusel"]),
        ("/redskaber/rehabiliteringsmoede", [("dok-helbred-hvorfor", "Papegøje 010190-1234")], ["Papegøje", "010190"]),
    ];

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_about_a_person_is_stored_logged_cached_or_put_in_an_address(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(provider: provider, clock: ToolSite.Clock(), settings: "--Logging:LogLevel:Default=Trace");
        using var log = new Capture();
        site.Get<ILoggerFactory>().AddProvider(log);
        var before = await TablesAsync(site);
        using var client = site.NewClient();

        foreach (var (path, fields, secrets) in Posts)
        {
            using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);

            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity, $"{path}: {response.StatusCode}");
            Assert.True(response.Headers.CacheControl!.NoStore, path);
            Assert.False(response.Headers.Contains("Set-Cookie"), path);
            Assert.Null(response.Headers.Location);
            Assert.Null(response.Headers.ETag);
            var page = await response.Content.ReadAsStringAsync();
            Assert.All(secrets, secret => Assert.DoesNotContain(page.Split('"'), part => part.StartsWith('/') && part.Contains(secret, StringComparison.Ordinal)));
        }

        foreach (var query in (string[])["timer=7,75&loen=143,25&ydelse=6543", "timer=abekat&loen=143,25"])
        {
            using var response = await client.GetAsync(new Uri($"/redskaber/gevinst-ved-job?{query}", UriKind.Relative));
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }

        await site.Get<UseCounter>().StoreAsync(CancellationToken.None);
        var after = await TablesAsync(site);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        var lines = string.Join('\n', log.Lines);
        Assert.NotEmpty(lines);
        Assert.All(Posts.SelectMany(post => post.Secrets).Concat(["143,25", "6543", "abekat"]), secret => Assert.DoesNotContain(secret, lines, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_that_a_tool_was_used_is_counted()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var client = site.NewClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        foreach (var (path, fields, _) in Posts)
        {
            using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            (await client.PostAsync(new Uri(path, UriKind.Relative), content)).Dispose();
            (await client.GetAsync(new Uri(path, UriKind.Relative))).Dispose();
        }

        for (var times = 0; times < 2; times++)
        {
            (await client.GetAsync(new Uri("/redskaber/gevinst-ved-job?timer=7,75&loen=143,25", UriKind.Relative))).Dispose();
        }

        // Those that gave no result are not uses.
        string[] expected = ["redskaber/gevinst-ved-job 2", "redskaber/hvem-er-omfattet 1", "redskaber/hvem-er-omfattet/maaneder 1", "redskaber/rehabiliteringsmoede 1", "redskaber/ugeplan 1"];
        List<string> stored = [];
        // Counted when the answer has left; and the site stores by itself too, and may be in the middle of it.
        for (var attempt = 0; attempt < 100 && (attempt == 0 || !stored.SequenceEqual(expected)); attempt++)
        {
            await site.Get<UseCounter>().StoreAsync(CancellationToken.None);
            await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            stored = [.. (await db.ToolUses.ToListAsync()).Select(use => $"{use.Tool} {use.Count}").Order(StringComparer.Ordinal)];
            await Task.Delay(attempt == 0 ? 0 : 20);
        }

        Assert.Equal(expected, stored);
    }

    [Fact]
    public async Task No_tool_asks_for_a_name_or_a_CPR_number()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        foreach (var path in Posts.Select(post => post.Path).Append("/redskaber/gevinst-ved-job").Distinct())
        {
            var page = await site.PageAsync(path);
            Assert.DoesNotContain(page.QuerySelectorAll("label, legend"), label => System.Text.RegularExpressions.Regex.IsMatch(label.TextContent, @"\b(navn|fornavn|efternavn|cpr|fødselsdag|adresse|telefon)\b", System.Text.RegularExpressions.RegexOptions.IgnoreCase) && !label.TextContent.Contains("ikke navnet", StringComparison.Ordinal));
        }
    }

    // Every row of every table but the one that counts uses, and the routines' own marks.
    private static async Task<SortedDictionary<string, string>> TablesAsync(TestSite site)
    {
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        SortedDictionary<string, string> tables = [];
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Where(table => table is not ("ToolUses" or "RoutineRuns")))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The name is the model's own.
            command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            List<string> rows = [];
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(column)}")));
            }

            tables[table] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }

        return tables;
    }

    private sealed class Capture : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
