using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.EmptySearches;
using Vejviser.Domain.Search;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data.EmptySearches;

public sealed class EmptySearchLogTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Query_is_readable_on_the_third_day_and_forgotten_after_ninety(DatabaseProvider provider)
    {
        var clock = TestClock.AtStart();
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var log = database.Get<EmptySearchLog>();
        List<int> readable = [];
        for (var day = 0; day < 3; day++)
        {
            await NoteAsync(log, "kvantefysik");
            await NoteAsync(log, "Kvantefysik");
            readable.Add((await log.ReadAsync(CancellationToken.None)).Count);
            clock.Advance(TimeSpan.FromDays(1));
        }

        var found = Assert.Single(await log.ReadAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromDays(91));

        Assert.Equal([0, 0, 1], readable);
        Assert.Equal(("kvantefysik", 3), (found.Words, found.Days));
        Assert.Empty(await log.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Digits_are_never_kept_and_no_word_is_before_the_third_day(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var log = database.Get<EmptySearchLog>();

        await NoteAsync(log, "010190-1234 kvantefysik");
        await NoteAsync(log, "12345678");

        await using var db = database.Open();
        var sighting = Assert.Single(await db.EmptySearchSightings.ToListAsync());
        Assert.DoesNotContain("kvante", sighting.Fingerprint);
        Assert.Equal(64, sighting.Fingerprint.Length);
        Assert.Empty(await db.EmptySearches.ToListAsync());
    }

    private static Task NoteAsync(EmptySearchLog log, string query)
    {
        log.Note(SearchQuery.Parse(query));
        return log.StoreWaitingAsync(CancellationToken.None);
    }
}
