using System.Net;
using Vejviser.Data;
using Vejviser.Data.Backup;
using Vejviser.Data.Mail;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Operation;

public sealed class OperationPageTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Page_tells_how_the_site_is_and_nothing_of_anybody(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var now = clock.GetUtcNow().UtcDateTime;
        var page = (await site.PageAsync("/drift")).Body!.TextContent;
        Assert.Contains("Det er endnu ikke øvet at gendanne en sikkerhedskopi.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Alt kører", page, StringComparison.Ordinal);
        Assert.Contains("Ingen endnu", page, StringComparison.Ordinal);

        await site.Get<RehearseRestore>().RunAsync(null, CancellationToken.None);
        Assert.Contains("Alt kører, som det skal.", (await site.PageAsync("/drift")).Body!.TextContent, StringComparison.Ordinal);

        await site.ShareAsync();
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.AddRange(
                new RestoreDrill { StartedAt = now.AddDays(-1), FinishedAt = now.AddDays(-1), Tables = 58, Rows = 2_253, Bytes = 85_000 },
                new RestoreDrill { StartedAt = now, FinishedAt = now, Tables = 0, Rows = 0, Bytes = 0, Problem = "Der var ikke plads på disken." },
                new OutboxMessage { Kind = "digest", To = "nogen@kommune.example", Subject = "Nyt", Text = "Kære nogen", Html = "", CreatedAt = now.AddHours(-3), NextAttemptAt = now },
                new OutboxMessage { Kind = "digest", To = "ingen@kommune.example", Subject = "Nyt", Text = "", Html = "", CreatedAt = now, NextAttemptAt = now, FailedAt = now });
            await db.SaveChangesAsync();
        }

        page = (await site.PageAsync("/drift")).Body!.TextContent;

        Assert.Contains("2.253 rækker i 58 tabeller", page, StringComparison.Ordinal);
        Assert.Contains("Der var ikke plads på disken.", page, StringComparison.Ordinal);
        Assert.Contains("Den seneste øvelse i at gendanne mislykkedes.", page, StringComparison.Ordinal);
        Assert.Contains("3 timer", page, StringComparison.Ordinal);
        Assert.Contains("Der er mail, som har ventet i mere end en time.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("kommune.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Environment.MachineName, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Alt kører", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_is_not_kept()
    {
        await using var site = await TestSite.StartAsync(seed: false);

        using var answer = await site.GetAsync("/drift");

        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
    }
}
