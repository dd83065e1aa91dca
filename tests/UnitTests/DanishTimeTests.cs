using Vejviser.Domain;

namespace Vejviser.UnitTests;

public sealed class DanishTimeTests
{
    [Theory]
    [InlineData("2026-03-02T09:30", "2026-03-02T08:30")]
    [InlineData("2026-07-01T09:30", "2026-07-01T07:30")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30")] // comes twice: the first
    [InlineData("2026-03-29T02:30", null)] // is skipped
    public void Danish_time_becomes_utc(string local, string? utc)
    {
        Assert.Equal(utc is null ? null : Time(utc), DanishTime.ToUtc(Time(local)));
    }

    [Fact]
    public void Moment_is_written_as_Danes_do()
    {
        Assert.Equal("1. juli 2026 kl. 9.05", DanishTime.Moment(new(2026, 7, 1, 7, 5, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Day_changes_at_midnight_in_Denmark()
    {
        Assert.Equal(new(2026, 7, 2), DanishTime.DayOf(new(2026, 7, 1, 22, 30, 0, DateTimeKind.Utc)));
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", null);
}
