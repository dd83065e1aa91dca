using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.EmptySearches;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Use;

namespace Vejviser.IntegrationTests.Features.Health;

/// <summary>A node that renders its pages before it opens its port.</summary>
public sealed class WarmStartTests
{
    private const string PublicAddress = "http://vejviser.example";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_first_reader_is_given_a_page_that_is_kept_already(bool warm)
    {
        await using var site = await TestSite.StartAsync(settings: [$"--Site:Url={PublicAddress}", $"--Start:Warm={warm}"]);

        foreach (var path in (string[])["/", "/eksempler", "/kommuner/aalborg", "/tal"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = new Uri(PublicAddress).Authority, AcceptEncoding = { new("gzip"), new("br") } } };
            using var response = await site.Client.SendAsync(request);
            Assert.Equal((HttpStatusCode.OK, warm), (response.StatusCode, response.Headers.Age is not null));
        }
    }

    [Fact]
    public async Task What_it_asks_itself_is_no_use_and_no_search_in_vain()
    {
        await using var site = await TestSite.StartAsync(settings: ["--Start:Warm=true"]);

        await site.Get<UseCounter>().StoreAsync(CancellationToken.None);
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Empty(await db.ExampleUses.ToListAsync());

        // One by a reader comes after those of the start, in the order in which they were noted.
        (await site.GetAsync("/eksempler?q=kvantegravitation")).Dispose();
        while (!await db.EmptySearchSightings.AnyAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        await site.Get<EmptySearchLog>().StoreWaitingAsync(CancellationToken.None);
        Assert.Equal(1, await db.EmptySearchSightings.CountAsync());
    }

    [Fact]
    public async Task Site_that_refuses_itself_starts_cold()
    {
        await using var site = await TestSite.StartAsync(settings: ["--Start:Warm=true", "--AllowedHosts=vejviser.example"]);

        Assert.Equal(HttpStatusCode.OK, (await site.RawAsync("/", host: "vejviser.example")).Status);
    }
}
