using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class FreshnessMarkTests
{
    [Fact]
    public async Task Mark_changes_at_midnight_in_Denmark()
    {
        var clock = TestClock.AtStart();
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        await site.ImportAsync(TestRecords.Record("frist"));

        // A quarter to midnight on the last day, and a quarter past; both are the same day in UTC.
        clock.Advance(new DateTimeOffset(2027, 3, 2, 22, 45, 0, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.Equal("Skal snart bekræftes", await MarkAsync());
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("Ikke bekræftet til tiden", await MarkAsync());

        async Task<string> MarkAsync() => (await site.PageAsync("/eksempler/frist")).QuerySelector(".case-marks .freshness")!.TextContent;
    }
}
