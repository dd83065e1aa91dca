using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Use;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Use;

namespace Vejviser.IntegrationTests.Use;

public sealed class UseCountingTests(SharingSite sharing) : IClassFixture<SharingSite>
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    private TestSite Site => sharing.Site;

    [Fact]
    public async Task Each_look_at_the_page_is_a_view_wherever_the_answer_comes_from()
    {
        var shared = await Site.PublishedAsync();
        using var first = await GetAsync(shared.Page);
        await AssertCountedAsync(shared, "View 1");

        using var cached = await GetAsync(shared.Page);
        Assert.NotNull(cached.Headers.Age);
        await AssertCountedAsync(shared, "View 2");

        using var unchanged = await GetAsync(shared.Page, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        await AssertCountedAsync(shared, "View 3");
    }

    [Theory]
    [InlineData("User-Agent", "")]
    [InlineData("User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")]
    [InlineData("User-Agent", "facebookexternalhit/1.1")]
    [InlineData("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36")]
    [InlineData("User-Agent", "curl/8.5.0")]
    [InlineData("User-Agent", "python-requests/2.32")]
    [InlineData("User-Agent", "Vejviser-linktjek/1.0")]
    [InlineData("Sec-Purpose", "prefetch")]
    [InlineData("Sec-Purpose", "prefetch;prerender")]
    [InlineData("Purpose", "prefetch")]
    public async Task Robots_and_browsers_that_fetch_ahead_are_no_readers(string header, string value)
    {
        var shared = await Site.PublishedAsync();
        using var response = await GetAsync(shared.Page, request =>
        {
            request.Headers.Remove(header);
            if (value.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(header, value);
            }
        });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        await AssertOnlyTheNextCountsAsync(shared);
    }

    [Fact]
    public async Task Nothing_that_shows_no_example_is_a_view()
    {
        var shared = await Site.PublishedAsync();
        var unseen = await Site.ShareAsync();
        using var head = await GetAsync(shared.Page, request => request.Method = HttpMethod.Head);
        using var list = await GetAsync($"/eksempler?q={shared.PublicId}");
        using var form = await GetAsync($"{shared.Page}/kontakt");
        using var missing = await GetAsync($"{shared.Page}-findes-ikke");
        using var hidden = await GetAsync(unseen.Page);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (head.StatusCode, missing.StatusCode, hidden.StatusCode));

        await AssertOnlyTheNextCountsAsync(shared);
        await AssertCountedAsync(unseen);
    }

    [Fact]
    public async Task Editors_look_for_other_reasons_but_authors_are_readers_too()
    {
        var shared = await Site.PublishedAsync();
        foreach (var role in Enum.GetValues<AccountRole>())
        {
            using var visitor = await Site.VisitorAsync(role);
            using var request = Request(shared.Page);
            using var response = await visitor.RawAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await AssertCountedAsync(shared, "View 2");
    }

    [Fact]
    public async Task Word_and_files_are_downloads()
    {
        var id = Guid.NewGuid();
        byte[] bytes = [0x25, 0x50, 0x44, 0x46];
        var shared = await Site.PublicAsync(TimeProvider.System, content => content with { Attachments = [new(id, "plan.pdf", "application/pdf", bytes.Length)] });
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            db.Add(new Attachment { Id = id, PracticeExampleId = shared.Id, FileName = "plan.pdf", MediaType = "application/pdf", Size = bytes.Length, Hash = new byte[32], IsMachineChecked = true, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            db.Add(new AttachmentPart { AttachmentId = id, Number = 0, Bytes = bytes });
            await db.SaveChangesAsync();
        }

        using var word = await GetAsync($"{shared.Page}/word");
        using var file = await GetAsync($"{shared.Page}/filer/{id}");
        using var missing = await GetAsync($"{shared.Page}/filer/{Guid.NewGuid()}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (word.StatusCode, file.StatusCode, missing.StatusCode));
        await AssertCountedAsync(shared, "Download 2");
    }

    [Fact]
    public async Task Letter_to_the_municipality_is_a_contact_once_it_is_sent()
    {
        var shared = await Site.PublishedAsync();
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"{shared.Page}/kontakt");
        await reader.SubmitAsync(("email", "laeser@example.dk"), ("text", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        await AssertCountedAsync(shared);

        await reader.SubmitAsync(("text", "Hvor længe varer oplæringen?"));
        Assert.Contains("Din besked er på vej", reader.Page.Body!.TextContent);
        await AssertCountedAsync(shared, "Contact 1");
    }

    [Fact]
    public async Task Telling_of_a_use_is_counted()
    {
        var shared = await Site.PublishedAsync();
        using var colleague = await Site.VisitorAsync(AccountRole.Contributor, email: "bruger@nabokommune.example", municipality: "0101");
        await colleague.OpenAsync($"{shared.Page}/brug");
        await colleague.SubmitAsync(("state", "er-stoppet"), ("note", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, colleague.Status);
        await AssertCountedAsync(shared);

        await colleague.SubmitAsync(("state", "bruger"));
        Assert.EndsWith("?meldt=true", colleague.Path);
        await AssertCountedAsync(shared, "Adoption 1");
    }

    [Fact]
    public async Task Days_are_Danish()
    {
        // Half an hour to midnight in Denmark, in summer.
        var clock = new TestClock(new(2026, 6, 30, 21, 30, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        await site.ImportAsync(TestRecords.Record("midnat"));
        await LookAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await LookAsync();
        await LookAsync();

        for (var attempt = 0; attempt < 100 && (await DaysAsync()).Values.Sum() < 3; attempt++)
        {
            await site.Get<UseCounter>().StoreAsync(CancellationToken.None);
            await Task.Delay(20);
        }

        Assert.Equal(new() { [new(2026, 6, 30)] = 1, [new(2026, 7, 1)] = 2 }, await DaysAsync());

        async Task LookAsync()
        {
            using var request = Request("/eksempler/midnat");
            using var response = await site.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        async Task<Dictionary<DateOnly, int>> DaysAsync()
        {
            await using var db = await site.Contexts().CreateDbContextAsync();
            return await db.ExampleUses.ToDictionaryAsync(use => use.On, use => use.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task What_two_nodes_store_at_once_adds_up(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await using var other = database.OtherNode();
        await database.FollowAsync();
        List<Shared> examples = [];
        for (var number = 0; number < 3; number++)
        {
            examples.Add(await database.PublicAsync(clock));
        }

        UseCounter[] counters = [new(database.Get<IDbContextFactory<AppDbContext>>(), clock), new(other.Get<IDbContextFactory<AppDbContext>>(), clock)];
        for (var round = 0; round < 5; round++)
        {
            foreach (var counter in counters)
            {
                Parallel.For(0, 100, number =>
                {
                    counter.Count(examples[number % 3].PublicId, UseKind.View);
                    counter.Count(examples[0].PublicId, UseKind.Download);
                });
                counter.Count("findes-ikke", UseKind.View);
            }

            await Task.WhenAll(counters.Select(counter => counter.StoreAsync(CancellationToken.None)));
        }

        await using var db = database.Open();
        var stored = await db.ExampleUses.ToListAsync();
        Assert.Equal([340, 330, 330], examples.Select(example => stored.Single(use => use.PracticeExampleId == example.Id && use.Kind == UseKind.View).Count));
        Assert.Equal(1000, stored.Single(use => use.Kind == UseKind.Download).Count);
        Assert.Equal(4, stored.Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_counted_while_storing_is_lost(DatabaseProvider provider)
    {
        const int Uses = 200_000;
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        await database.FollowAsync();
        var shared = await database.PublicAsync(clock);
        var counter = new UseCounter(database.Get<IDbContextFactory<AppDbContext>>(), clock);
        var counting = Task.Run(() => Parallel.For(0, Uses, _ => counter.Count(shared.PublicId, UseKind.View)));
        while (!counting.IsCompleted)
        {
            await counter.StoreAsync(CancellationToken.None);
        }

        await counting;
        await counter.StoreAsync(CancellationToken.None);
        await using var db = database.Open();
        Assert.Equal(Uses, await db.ExampleUses.SumAsync(use => use.Count));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Nothing_of_the_users_can_be_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var table = db.Model.FindEntityType(typeof(ExampleUse))!;

        Assert.Equal(["Count", "Kind", "On", "PracticeExampleId"], table.GetProperties().Select(property => property.GetColumnName()).Order(StringComparer.Ordinal));
        Assert.Empty(table.GetReferencingForeignKeys());
    }

    [Fact]
    public async Task Those_who_answer_for_an_example_see_its_use()
    {
        var shared = await Site.PublishedAsync();
        var today = DanishTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime);
        var token = SecretToken.New();
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            db.Add(Use(UseKind.View, today.AddDays(-29), 1_200));
            db.Add(Use(UseKind.View, today.AddDays(-30), 34));
            db.Add(Use(UseKind.Download, today.AddDays(-400), 5));
            db.Add(Use(UseKind.Contact, today.AddDays(-1), 1));
            db.Add(new DraftLink { DraftId = await db.Drafts.Where(draft => draft.PracticeExampleId == shared.Id).Select(draft => draft.Id).SingleAsync(), TokenHash = SecretToken.Hash(token), CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        const string Sentence = "De sidste 30 dage: 1.200 visninger, 0 hentninger, 1 besked og 0 meldinger om brug. I alt: 1.234, 5, 1 og 0.";
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(shared.Case);
        Assert.Contains(Sentence, editor.Page.Body!.TextContent);
        Assert.Contains(Sentence, (await Site.PageAsync($"/del/kladde/{token}")).Body!.TextContent);
        Assert.DoesNotContain("visninger", (await Site.PageAsync(shared.Page)).Body!.TextContent);

        ExampleUse Use(UseKind kind, DateOnly day, int count) => new() { PracticeExampleId = shared.Id, Kind = kind, On = day, Count = count };
    }

    [Fact]
    public async Task Example_that_was_never_public_has_no_use_to_tell_of()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(shared.Case);

        Assert.DoesNotContain("De sidste 30 dage", editor.Page.Body!.TextContent);
    }

    private static HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("User-Agent", Browser);
        return request;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = Request(path);
        change?.Invoke(request);
        return await Site.Client.SendAsync(request);
    }

    // What came before would be counted by now if it were.
    private async Task AssertOnlyTheNextCountsAsync(Shared shared)
    {
        using var response = await GetAsync(shared.Page);
        await AssertCountedAsync(shared, "View 1");
    }

    private async Task AssertCountedAsync(Shared shared, params string[] counts)
    {
        List<string> stored = [];
        // The site stores by itself too, and may be in the middle of it.
        for (var attempt = 0; attempt < 100 && (attempt == 0 || !stored.SequenceEqual(counts)); attempt++)
        {
            await Site.Get<UseCounter>().StoreAsync(CancellationToken.None);
            await using var db = await Site.Contexts().CreateDbContextAsync();
            stored = await db.ExampleUses.Where(use => use.PracticeExampleId == shared.Id).OrderBy(use => use.Kind).Select(use => $"{use.Kind} {use.Count}").ToListAsync();
            await Task.Delay(attempt == 0 ? 0 : 20);
        }

        Assert.Equal(counts, stored);
    }
}
