using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Data;

public sealed class DatabaseTests
{
    private static readonly PracticeExampleContent Content = new()
    {
        Title = "Et eksempel",
        Summary = "Kort sagt.",
        Municipalities = ["0851"],
        Themes = ["igu"],
        EffortTypes = ["igu"],
        TargetGroupText = "Ledige",
        Provenance = Provenance.SharedByMunicipality,
    };

    private static readonly DateTime At = TestClock.AtStart().GetUtcNow().UtcDateTime;

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Migrated_database_is_the_model(DatabaseProvider provider)
    {
        await using var database = TestDatabase.Unmigrated(provider);
        await database.Get<Database>().MigrateAsync(CancellationToken.None);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Migrate_twice_changes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var before = await db.ContentVersions.AsNoTracking().SingleAsync();

        await database.Get<Database>().MigrateAsync(CancellationToken.None);

        Assert.Equivalent(before, await db.ContentVersions.AsNoTracking().SingleAsync());
        Assert.Equal(98, await db.Municipalities.CountAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Two_nodes_that_start_at_once_both_succeed(DatabaseProvider provider)
    {
        // Several times: a race is not lost every time.
        for (var round = 0; round < 3; round++)
        {
            await using var first = TestDatabase.Unmigrated(provider);
            await using var second = first.OtherNode();

            await Task.WhenAll(
                Task.Run(() => first.Get<Database>().MigrateAsync(CancellationToken.None)),
                Task.Run(() => second.Get<Database>().MigrateAsync(CancellationToken.None)));

            await using var after = second.Open();
            Assert.Equal(98, await after.Municipalities.CountAsync());
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Database_answers_until_it_is_gone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var answered = await database.Get<Database>().AnswersAsync(CancellationToken.None);
        await using (var db = database.Open())
        {
            await db.Database.EnsureDeletedAsync();
        }

        Assert.True(answered);
        Assert.False(await database.Get<Database>().AnswersAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Stored_example_is_read_as_it_was(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            var example = PracticeExample.Create("et-eksempel", Content with { Challenge = "Æøå »<&>« 😀" }, Actor.Editors, At);
            example.Publish(Actor.Editors, At);
            example.Withdraw(Actor.Editors, At.AddHours(1), "Forældet.");
            db.Add(example);
            await db.SaveChangesAsync();
        }

        await using var again = database.Open();
        var stored = await again.PracticeExamples.Include(example => example.Revisions).Include(example => example.Timeline).SingleAsync();

        Assert.Equal(PublicationState.Withdrawn, stored.State);
        Assert.Equal((At, At.AddHours(1), new DateOnly(2027, 3, 2)), (stored.PublishedAt, stored.UpdatedAt, stored.ReviewDueOn));
        Assert.Equal(DateTimeKind.Utc, stored.PublishedAt!.Value.Kind);
        Assert.Equal("Æøå »<&>« 😀", Assert.Single(stored.Revisions).Content.Challenge);
        Assert.Equal(["oprettet", "offentliggjort", "trukket tilbage"], stored.Timeline.OrderBy(entry => entry.Id).Select(entry => entry.Act.Name()));
        Assert.Equal(("redaktionen", "Forældet."), stored.Timeline.OrderBy(entry => entry.Id).Select(entry => (entry.By, entry.Note)).Last());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Second_example_at_the_same_address_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.Add(PracticeExample.Create("et-eksempel", Content, Actor.Editors, At));
        await db.SaveChangesAsync();

        db.Add(PracticeExample.Create("et-eksempel", Content, Actor.Editors, At));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Later_of_two_editors_is_told(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            db.Add(PracticeExample.Create("et-eksempel", Content, Actor.Editors, At));
            await db.SaveChangesAsync();
        }

        await using var first = database.Open();
        await using var second = database.Open();
        var (one, other) = (await first.PracticeExamples.SingleAsync(), await second.PracticeExamples.SingleAsync());
        one.Publish(Actor.Editors, At);
        other.Publish(Actor.Editors, At);
        await first.SaveChangesAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Change_number_outside_a_transaction_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.NextChangeNumberAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Change_numbers_rise_by_one_and_a_rolled_back_one_is_used_again(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var first = await TakeNumberAsync(database, commit: true);
        var abandoned = await TakeNumberAsync(database, commit: false);
        var second = await TakeNumberAsync(database, commit: true);

        Assert.Equal((first + 1, first + 1), (abandoned, second));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Each), MemberType = typeof(TestDatabase))]
    public async Task Writers_wait_for_each_other_and_no_number_is_given_twice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => TakeNumberAsync(database, commit: true))));

        Assert.Equal(numbers.Order(), Enumerable.Range(0, 12).Select(number => numbers.Min() + number));
    }

    private static async Task<long> TakeNumberAsync(TestDatabase database, bool commit)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var number = await db.NextChangeNumberAsync(CancellationToken.None);
        if (commit)
        {
            await transaction.CommitAsync();
        }

        return number;
    }
}
