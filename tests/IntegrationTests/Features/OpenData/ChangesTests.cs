using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial;
using Vejviser.Web.Features.Editorial.Publishing;

namespace Vejviser.IntegrationTests.Features.OpenData;

public sealed class ChangesTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly Editor Editor = new(new ActingAccount(1, 1, AccountRole.Editor), "https://vejviser.example", IsStrong: true);

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Example_is_current_gone_and_current_again_and_a_draft_is_never_told(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var draft = await site.ShareAsync();
        await site.ImportAsync(TestRecords.Record("a", Unassessed), TestRecords.Record("b"), TestRecords.Record("c"));
        var first = await ChangesAsync(site, null);
        Assert.Equal([("a", "current"), ("b", "current"), ("c", "current")], Examples(first));
        Assert.DoesNotContain(draft.PublicId, first.GetRawText(), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromHours(1));
        var hiddenAt = clock.GetUtcNow().UtcDateTime;
        await site.Get<HideExample>().RunAsync("b", true, Editor, CancellationToken.None);
        var second = await ChangesAsync(site, first);
        Assert.Equal([("b", "gone")], Examples(second));
        Assert.Equal(hiddenAt, second.GetProperty("items")[0].GetProperty("at").GetDateTime());
        Assert.Equal($"{site.Address}eksempler/b", second.GetProperty("items")[0].GetProperty("url").GetString());
        Assert.DoesNotContain("Eksemplet b", second.GetRawText(), StringComparison.Ordinal);

        // Withdrawn while it is hidden: it went when it was hidden.
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await site.Get<WithdrawExample>().RunAsync("b", "Kommunen bad om det.", Editor, CancellationToken.None));
        Assert.Empty(await site.Get<WithdrawExample>().RunAsync("a", "Kommunen bad om det.", Editor, CancellationToken.None));
        var third = await ChangesAsync(site, second);
        Assert.Equal([("b", "gone"), ("a", "gone")], Examples(third));
        Assert.Equal([hiddenAt, clock.GetUtcNow().UtcDateTime], third.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("at").GetDateTime()));
        Assert.DoesNotContain("Kommunen bad", third.GetRawText(), StringComparison.Ordinal);

        Assert.Empty(await site.Get<PublishExample>().RunAsync("a", "12", Editor, CancellationToken.None));
        var fourth = await ChangesAsync(site, third);
        Assert.Equal([("a", "current")], Examples(fourth));
        Assert.Empty(Examples(await ChangesAsync(site, fourth)));
        Assert.Equal([("c", "current"), ("b", "gone"), ("a", "current")], Examples(await ChangesAsync(site, null)));
    }

    [Fact]
    public async Task Nothing_is_told_that_this_node_still_answers_as_before()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("a"));
        var since = (await ChangesAsync(site, null)).GetProperty("next").GetString();
        for (var round = 0; round < 5; round++)
        {
            // Kept by this node.
            await site.Client.GetStringAsync(new Uri("/api/v1/examples/a", UriKind.Relative));
            var title = $"Titel {round}";
            // As another node writes.
            using var records = TestRecords.Stream(TestRecords.Record("a", record => record["title"] = title));
            Assert.Empty((await site.Get<ImportPracticeExamples>().ImportAsync(records, progress: null, CancellationToken.None)).Faults);

            for (var isTold = false; !isTold;)
            {
                using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/changes?since={since}", UriKind.Relative)));
                isTold = Examples(answer.RootElement).Any();
                since = answer.RootElement.GetProperty("next").GetString();
                if (isTold)
                {
                    Assert.Contains(title, await site.Client.GetStringAsync(new Uri("/api/v1/examples/a", UriKind.Relative)), StringComparison.Ordinal);
                }

                await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
            }
        }
    }

    [Fact]
    public async Task Number_another_node_has_told_already_is_no_number_of_the_future()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        long other;
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.ContentVersions.ExecuteUpdateAsync(row => row.SetProperty(version => version.ChangeNumber, version => version.ChangeNumber + 1));
            other = await db.ContentVersions.Select(version => version.ChangeNumber).SingleAsync();
        }

        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/changes?since={other}", UriKind.Relative)));

        Assert.Equal(0, answer.RootElement.GetProperty("items").GetArrayLength());
        Assert.StartsWith($"{other}.", answer.RootElement.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_any_size_are_the_whole_in_order()
    {
        var whole = await ItemsAsync("?size=1000");
        Assert.True(whole.Count > 46);
        Assert.Equal(whole.Count, whole.Distinct().Count());
        foreach (var size in (int[])[1, 7, 46, 100])
        {
            Assert.Equal(whole, await ItemsAsync($"?size={size}"));
        }
    }

    [Fact]
    public async Task Each_kind_is_told_with_the_id_of_the_API()
    {
        var kinds = (await ItemsAsync("?size=1000")).ToLookup(item => item.Split(' ')[1], item => item.Split(' ')[2]);
        foreach (var (type, list, key) in ((string, string, string)[])[("example", "examples?size=100", "id"), ("series", "series", "id"), ("position", "positions", "slug"), ("partnership", "partnerships", "slug")])
        {
            using var answer = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri($"/api/v1/{list}", UriKind.Relative)));
            Assert.Equal(answer.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(key).GetString()!).Order(), kinds[type].Order());
        }
    }

    [Theory]
    [InlineData("since=abc", "since")]
    [InlineData("since=-1", "since")]
    [InlineData("since=1.0.example", "since")]
    [InlineData("since=1.0.example.%00", "since")]
    [InlineData("since=99999999999999999999", "since")]
    [InlineData("since=999999999999", "since")]
    [InlineData("since=0.77", "since")]
    [InlineData("size=0", "size")]
    [InlineData("size=1001", "size")]
    [InlineData("size=mange", "size")]
    public async Task Value_that_cannot_be_used_is_named(string query, string parameter)
    {
        using var response = await reading.Site.GetAsync($"/api/v1/changes?{query}");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains(parameter, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Theory]
    [InlineData("999999999999")]
    [InlineData("0.77")]
    public async Task Number_of_the_future_or_of_another_history_begins_anew(string since)
    {
        using var response = await reading.Site.GetAsync($"/api/v1/changes?since={since}");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("Begynd forfra", problem.RootElement.GetProperty("title").GetString());
        Assert.True(problem.RootElement.GetProperty("startOver").GetBoolean());
        Assert.True(problem.RootElement.GetProperty("newest").GetInt64() > 0);
    }

    [Fact]
    public async Task Copy_of_a_database_that_was_restored_since_is_begun_anew()
    {
        await using var site = await TestSite.StartAsync(seed: false);
        await site.ImportAsync(TestRecords.Record("a"));
        var before = (await ChangesAsync(site, null)).GetProperty("next").GetString();
        // What a restored database does with its version: forward, so that the number alone tells nothing.
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.ContentVersions.ExecuteUpdateAsync(row => row.SetProperty(version => version.ChangeNumber, version => version.ChangeNumber + 1_000_000).SetProperty(version => version.IndexGeneration, version => version.IndexGeneration + 1_000_000));
        }

        await site.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);
        using var response = await site.GetAsync($"/api/v1/changes?since={before}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("startOver", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    // Publishing again asks why the editors see the evidence otherwise than the rule.
    private static void Unassessed(JsonObject record) => record["evidence"] = "ikke-vurderet";

    private async Task<IReadOnlyList<string>> ItemsAsync(string query)
    {
        List<string> items = [];
        for (var since = ""; ;)
        {
            using var answer = JsonDocument.Parse(await reading.Site.Client.GetStringAsync(new Uri($"/api/v1/changes{query}{since}", UriKind.Relative)));
            var page = answer.RootElement.GetProperty("items").EnumerateArray().Select(item => $"{item.GetProperty("number").GetInt64():00000000} {item.GetProperty("type").GetString()} {item.GetProperty("id").GetString()}").ToList();
            if (page.Count == 0)
            {
                Assert.Equal(items.Select(item => item[..8]).Order(StringComparer.Ordinal), items.Select(item => item[..8]));
                return items;
            }

            items.AddRange(page);
            since = $"&since={answer.RootElement.GetProperty("next").GetString()}";
        }
    }

    private static async Task<JsonElement> ChangesAsync(TestSite site, JsonElement? before)
    {
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/changes?size=1000{(before is { } last ? $"&since={last.GetProperty("next").GetString()}" : "")}", UriKind.Relative)));
        return answer.RootElement.Clone();
    }

    private static IEnumerable<(string?, string?)> Examples(JsonElement answer) => answer.GetProperty("items").EnumerateArray()
        .Where(item => item.GetProperty("type").GetString() == "example").Select(item => (item.GetProperty("id").GetString(), item.GetProperty("state").GetString()));
}
