using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Access;

/// <summary>How long a session counts, and what ends it.</summary>
public sealed class SessionsTests
{
    private readonly TestClock clock = TestClock.AtStart();

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Session_ends_when_unused_for_twelve_hours(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var (sessions, token, _) = await BeginAsync(database);

        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.NotNull(await sessions.IdentifyAsync(token, default));
        clock.Advance(TimeSpan.FromHours(11.9));
        Assert.NotNull(await sessions.IdentifyAsync(token, default));
        clock.Advance(TimeSpan.FromHours(12));
        Assert.Null(await sessions.IdentifyAsync(token, default));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Session_ends_after_seven_days_however_much_it_is_used(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var (sessions, token, _) = await BeginAsync(database);

        for (var hours = 10; hours < 7 * 24; hours += 10)
        {
            clock.Advance(TimeSpan.FromHours(10));
            Assert.NotNull(await sessions.IdentifyAsync(token, default));
        }

        clock.Advance(TimeSpan.FromHours(8));
        Assert.Null(await sessions.IdentifyAsync(token, default));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Role_and_second_factor_are_read_anew_each_time(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var (sessions, token, account) = await BeginAsync(database);
        var before = new ClaimsPrincipal((await sessions.IdentifyAsync(token, default))!);

        await using (var db = database.Open())
        {
            await db.Accounts.ExecuteUpdateAsync(row => row.SetProperty(one => one.Role, AccountRole.Editor));
        }

        var strong = await sessions.StrengthenAsync(before.SessionId(), default);
        var after = new ClaimsPrincipal((await sessions.IdentifyAsync(strong, default))!);

        Assert.Equal((account.Id, AccountRole.Contributor, false), (before.AccountId(), before.Role(), before.IsStrong()));
        Assert.Equal((account.Id, AccountRole.Editor, true), (after.AccountId(), after.Role(), after.IsStrong()));
        Assert.Equal(before.SessionId(), after.SessionId());
        Assert.Null(await sessions.IdentifyAsync(token, default));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Ending_all_sessions_leaves_those_of_others(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider, clock);
        var (sessions, first, account) = await BeginAsync(database);
        var second = await sessions.BeginAsync(account, isStrong: false, "Firefox på Linux", default);
        var (_, other, _) = await BeginAsync(database, "anden@kk.dk");

        await sessions.EndAllAsync(account.Id, default);

        Assert.Null(await sessions.IdentifyAsync(first, default));
        Assert.Null(await sessions.IdentifyAsync(second, default));
        Assert.NotNull(await sessions.IdentifyAsync(other, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("kort")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Token_nobody_was_given_is_nobody(string token)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, clock);
        var (sessions, _, _) = await BeginAsync(database);

        Assert.Null(await sessions.IdentifyAsync(token, default));
    }

    private async Task<(Sessions Sessions, string Token, Account Account)> BeginAsync(TestDatabase database, string email = "medarbejder@kk.dk")
    {
        var account = new Account { Email = email, Role = AccountRole.Contributor, MunicipalityCode = "0101", CreatedAt = clock.GetUtcNow().UtcDateTime };
        await using var db = database.Open();
        db.Add(account);
        await db.SaveChangesAsync();
        var sessions = new Sessions(database.Get<IDbContextFactory<AppDbContext>>(), clock);
        return (sessions, await sessions.BeginAsync(account, isStrong: false, "Chrome på Windows", default), account);
    }
}
