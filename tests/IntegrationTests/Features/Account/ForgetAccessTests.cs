using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Account;

namespace Vejviser.IntegrationTests.Features.Account;

/// <summary>What /privatliv promises to forget is forgotten, and nothing else.</summary>
public sealed class ForgetAccessTests
{
    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Old_codes_sessions_and_audit_go_and_what_is_younger_stays(DatabaseProvider provider)
    {
        // The database itself keeps the audit from being deleted too early, by its own clock.
        var clock = TimeProvider.System;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            var account = new Vejviser.Domain.Accounts.Account { Email = "medarbejder@kk.dk", Role = AccountRole.Contributor, CreatedAt = now };
            db.Add(account);
            await db.SaveChangesAsync();
            db.AddRange(Code(now.AddHours(-25)), Code(now.AddHours(-23)));
            db.AddRange(
                Session(account.Id, 1, now.AddDays(-1), now.AddHours(-13)),
                Session(account.Id, 2, now.AddDays(-8), now.AddHours(-1)),
                Session(account.Id, 3, now.AddDays(-6), now.AddHours(-11)));
            db.AddRange(Use("login-svar", now.AddHours(-25)), Use("login-svar", now.AddMinutes(-14)), Use("brev", now.AddHours(-25)), Use("brev", now.AddHours(-23)));
            db.AddRange(Entry(now.AddMonths(-25)), Entry(now.AddMonths(-23)));
            await db.SaveChangesAsync();
        }

        await new ForgetAccess(database.Get<IDbContextFactory<AppDbContext>>(), clock).RunAsync(default);

        await using var after = database.Open();
        Assert.True(now.AddHours(-24) < (await after.SignInCodes.SingleAsync()).CreatedAt);
        Assert.Equal([3], (await after.Sessions.SingleAsync()).TokenHash);
        Assert.Equal(["brev", "login-svar"], await after.LimitedUses.OrderBy(use => use.Limit).Select(use => use.Limit).ToListAsync());
        Assert.True(now.AddMonths(-24) < (await after.AuditEntries.SingleAsync()).At);
    }

    private static SignInCode Code(DateTime at) => new() { Id = Guid.NewGuid(), Email = "medarbejder@kk.dk", CodeHash = [], Salt = [], CreatedAt = at };

    private static Session Session(int accountId, byte token, DateTime created, DateTime seen) =>
        new() { AccountId = accountId, TokenHash = [token], CreatedAt = created, LastSeenAt = seen, Device = "Chrome på Windows" };

    private static LimitedUse Use(string limit, DateTime at) => new() { Limit = limit, Caller = [1], Window = at, Count = 1 };

    private static AuditEntry Entry(DateTime at) => new() { At = at, Role = "redaktør", Act = "offentliggjorde", Subject = "eksempel et" };
}
