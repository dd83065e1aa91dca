using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Editorial.Administration;

namespace Vejviser.IntegrationTests.Features.Editorial.Administration;

/// <summary>There is always an administrator left, on both databases.</summary>
public sealed class ChangeAccountsTests
{
    private static readonly AccountForm Editor = new(nameof(AccountRole.Editor), null, null);

    public static TheoryData<DatabaseProvider> Each => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Last_administrator_is_neither_removed_nor_closed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var change = Change(database);
        var acting = await AddAsync(database, "en@kommune.example");
        var other = await AddAsync(database, "anden@kommune.example");

        Assert.Empty(await change.CloseAsync(acting, other.Id, "Er fratrådt", CancellationToken.None));

        Assert.Contains("Gør først en anden", Assert.Single(await change.AssignAsync(acting, acting.Id, Editor, CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Contains("Gør først en anden", Assert.Single(await change.CloseAsync(acting, acting.Id, "Vil ikke mere", CancellationToken.None)).Message, StringComparison.Ordinal);
        await using var db = database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Administrators_who_remove_each_other_at_once_leave_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var change = Change(database);
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await AddAsync(database, $"en-{round}@kommune.example"), await AddAsync(database, $"anden-{round}@kommune.example"));
            await using (var db = database.Open())
            {
                await db.Accounts.Where(account => account.Id != one.Id && account.Id != other.Id).ExecuteUpdateAsync(row => row.SetProperty(account => account.Role, AccountRole.Editor));
            }

            await Task.WhenAll(
                Task.Run(() => change.AssignAsync(one, other.Id, Editor, CancellationToken.None)),
                Task.Run(() => change.CloseAsync(other, one.Id, "Er fratrådt", CancellationToken.None)));

            await using var after = database.Open();
            Assert.Equal(1, await after.Accounts.CountAsync(account => account.Role == AccountRole.Administrator && account.DisabledAt == null));
        }
    }

    private static ChangeAccounts Change(TestDatabase database) => new(database.Get<IDbContextFactory<AppDbContext>>(), database.Get<ContentFollower>(), database.Get<TimeProvider>());

    private static async Task<ActingAccount> AddAsync(TestDatabase database, string email)
    {
        await using var db = database.Open();
        var account = new Vejviser.Domain.Accounts.Account { Email = email, Role = AccountRole.Administrator, CreatedAt = database.Get<TimeProvider>().GetUtcNow().UtcDateTime };
        db.Add(account);
        await db.SaveChangesAsync();
        return new(account.Id, 0, account.Role);
    }
}
