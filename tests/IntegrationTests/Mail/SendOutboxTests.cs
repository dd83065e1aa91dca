using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Mail;

namespace Vejviser.IntegrationTests.Mail;

public sealed class SendOutboxTests
{
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    private readonly TestClock clock = TestClock.AtStart();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_is_sent_once_and_its_text_forgotten(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        var outbox = Outbox(database, server.Settings);

        Assert.True(await outbox.SendNextAsync(CancellationToken.None));
        Assert.False(await outbox.SendNextAsync(CancellationToken.None));

        Assert.Equal("Kære Ærø", (await server.NextAsync()).Text.TrimEnd());
        Assert.True(await server.HasNoMoreAsync());
        var row = await RowAsync(database);
        Assert.Equal((Now, null, 1, "", ""), (row.SentAt, row.FailedAt, row.Attempts, row.Text, row.Html));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_refused_for_now_is_sent_a_minute_later(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        var outbox = Outbox(database, server.Settings);
        await server.AnswerAsync("451");
        await outbox.SendNextAsync(CancellationToken.None);
        await server.AnswerAsync("ok");

        Assert.False(await outbox.SendNextAsync(CancellationToken.None));
        clock.Advance(Delays[0]);
        Assert.True(await outbox.SendNextAsync(CancellationToken.None));

        Assert.Equal("Kære Ærø", (await server.NextAsync()).Text.TrimEnd());
        var row = await RowAsync(database);
        Assert.Equal((Now, 2, null), (row.SentAt, row.Attempts, row.LastError));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_refused_for_good_is_a_dead_letter_with_its_reason(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        await server.AnswerAsync("550");

        await Outbox(database, server.Settings).SendNextAsync(CancellationToken.None);

        var row = await RowAsync(database);
        Assert.Equal((null, Now, 1), (row.SentAt, row.FailedAt, row.Attempts));
        Assert.StartsWith("550: ", row.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("@", row.LastError);
        Assert.NotEqual("", row.Text);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Server_that_is_down_is_tried_five_more_times_and_then_the_mail_is_given_up(DatabaseProvider provider)
    {
        var server = await MailServer.StartAsync();
        var settings = server.Settings;
        await server.DisposeAsync();
        await using var database = await WithMailAsync(provider);
        var outbox = Outbox(database, settings);

        foreach (var delay in Delays)
        {
            Assert.True(await outbox.SendNextAsync(CancellationToken.None));
            Assert.Equal(Now + delay, (await RowAsync(database)).NextAttemptAt);
            clock.Advance(delay - TimeSpan.FromSeconds(1));
            Assert.False(await outbox.SendNextAsync(CancellationToken.None));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Null((await RowAsync(database)).FailedAt);
        Assert.True(await outbox.SendNextAsync(CancellationToken.None));
        Assert.Equal((Now, 6), ((await RowAsync(database)).FailedAt, (await RowAsync(database)).Attempts));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.False(await outbox.SendNextAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Server_that_comes_up_again_gets_the_mail(DatabaseProvider provider)
    {
        var server = await MailServer.StartAsync();
        var settings = server.Settings;
        await server.DisposeAsync();
        await using var database = await WithMailAsync(provider);
        await Outbox(database, settings).SendNextAsync(CancellationToken.None);

        await using var again = await MailServer.StartAsync(settings.Port);
        clock.Advance(Delays[0]);
        await Outbox(database, settings).SendNextAsync(CancellationToken.None);

        Assert.Equal("Kære Ærø", (await again.NextAsync()).Text.TrimEnd());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_taken_without_an_answer_comes_twice_with_one_id(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        await server.AnswerAsync("lose");
        await Outbox(database, server.Settings).SendNextAsync(CancellationToken.None);
        await server.AnswerAsync("ok");
        clock.Advance(Delays[0]);
        await Outbox(database, server.Settings).SendNextAsync(CancellationToken.None);

        var (first, second) = (await server.NextAsync(), await server.NextAsync());

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.NotNull((await RowAsync(database)).SentAt);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_server_killed_in_the_middle_gets_only_the_mail_in_flight_again_and_with_one_id(DatabaseProvider provider)
    {
        await using var database = await WithMailAsync(provider, count: 4);
        var server = await MailServer.StartAsync();
        var settings = server.Settings;
        var outbox = Outbox(database, settings);
        await outbox.SendNextAsync(CancellationToken.None);
        await outbox.SendNextAsync(CancellationToken.None);
        List<string> ids = [(await server.NextAsync()).MessageId, (await server.NextAsync()).MessageId];
        await server.AnswerAsync("hang");
        var third = outbox.SendNextAsync(CancellationToken.None);
        ids.Add((await server.NextAsync()).MessageId);

        await server.DisposeAsync();
        await third;
        await using var again = await MailServer.StartAsync(settings.Port);
        clock.Advance(Delays[0]);
        while (await outbox.SendNextAsync(CancellationToken.None))
        {
        }

        ids.AddRange([(await again.NextAsync()).MessageId, (await again.NextAsync()).MessageId]);
        Assert.True(await again.HasNoMoreAsync());
        Assert.Equal(4, ids.Distinct().Count());
        Assert.Equal(2, ids.Count(id => id == ids[2]));
        await using var db = database.Open();
        Assert.True(await db.Outbox.AllAsync(message => message.SentAt != null));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_of_a_node_that_fell_while_sending_is_left_alone_until_its_time_is_up(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        await server.AnswerAsync("hang");
        // This node has handed the mail over and never learns that it was taken.
        var fallen = Outbox(database, server.Settings).SendNextAsync(CancellationToken.None);
        var first = await server.NextAsync();
        await using var node = database.OtherNode();
        await server.AnswerAsync("ok");

        Assert.False(await Outbox(node, server.Settings).SendNextAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await Outbox(node, server.Settings).SendNextAsync(CancellationToken.None));

        Assert.Equal(first.MessageId, (await server.NextAsync()).MessageId);
        Assert.Equal(2, (await RowAsync(database)).Attempts);
        Assert.False(fallen.IsCompleted);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Four_nodes_send_each_mail_once(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider, count: 20);
        var nodes = Enumerable.Range(0, 4).Select(_ => Outbox(database, server.Settings)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(async () =>
        {
            while (await node.SendNextAsync(CancellationToken.None))
            {
            }
        })));

        List<string> ids = [];
        for (var number = 0; number < 20; number++)
        {
            ids.Add((await server.NextAsync()).MessageId);
        }

        Assert.Equal(20, ids.Distinct().Count());
        Assert.True(await server.HasNoMoreAsync());
        await using var db = database.Open();
        Assert.True(await db.Outbox.AllAsync(message => message.SentAt != null && message.Attempts == 1));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Mail_that_takes_the_program_down_each_time_is_given_up_too(DatabaseProvider provider)
    {
        await using var server = await MailServer.StartAsync();
        await using var database = await WithMailAsync(provider);
        await using (var db = database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(row => row.SetProperty(message => message.Attempts, 6));
        }

        await Outbox(database, server.Settings).SendNextAsync(CancellationToken.None);

        Assert.Equal((Now, "Programmet standsede ved hvert forsøg."), ((await RowAsync(database)).FailedAt, (await RowAsync(database)).LastError));
        Assert.True(await server.HasNoMoreAsync());
    }

    [Fact]
    public async Task Mail_waits_where_no_server_is_named()
    {
        await using var database = await WithMailAsync(DatabaseProvider.Sqlite);

        Assert.False(await Outbox(database, settings: null).SendNextAsync(CancellationToken.None));

        Assert.Equal((null, 0), ((await RowAsync(database)).SentAt, (await RowAsync(database)).Attempts));
    }

    [Fact]
    public async Task Mail_without_a_server_in_development_stays_readable()
    {
        await using var database = await WithMailAsync(DatabaseProvider.Sqlite);

        Assert.True(await Outbox(database, settings: null, Environments.Development).SendNextAsync(CancellationToken.None));

        Assert.Equal((Now, "Kære Ærø\n"), ((await RowAsync(database)).SentAt, (await RowAsync(database)).Text));
    }

    private async Task<TestDatabase> WithMailAsync(DatabaseProvider provider, int count = 1)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.AddRange(Enumerable.Range(0, count).Select(_ => MailSenderTests.Message("Kære Ærø\n")));
        await db.SaveChangesAsync();
        return database;
    }

    private SendOutbox Outbox(TestDatabase database, SmtpSettings? settings, string? environment = null) => new(
        database.Get<IDbContextFactory<AppDbContext>>(),
        new MailSender(settings),
        new HostingEnvironment { EnvironmentName = environment ?? Environments.Production },
        clock,
        LoggerFactory.Create(_ => { }).CreateLogger<SendOutbox>());

    private static async Task<OutboxMessage> RowAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Outbox.AsNoTracking().SingleAsync();
    }
}
