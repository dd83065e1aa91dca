using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Account.Security;

namespace Vejviser.IntegrationTests.Features.Account.Security;

/// <summary>Codes, tries and time, on both databases.</summary>
public sealed class ConfirmSessionTests
{
    public static TheoryData<DatabaseProvider> Each => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Tries_are_free_again_after_a_quarter_of_an_hour(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        for (var tries = 0; tries < AuthenticatorApp.MaxWrong; tries++)
        {
            Assert.NotEmpty(await desk.ConfirmAsync("000000"));
        }

        Assert.Contains("Vent et kvarter", Assert.Single(await desk.ConfirmAsync(desk.Code())).Message, StringComparison.Ordinal);
        desk.Clock.Advance(AuthenticatorApp.WrongWithin);

        Assert.Empty(await desk.ConfirmAsync(desk.Code()));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Code_given_in_many_places_at_once_works_in_one(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var code = desk.Code();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.ConfirmAsync(code)));

        Assert.Single(answers, issues => issues.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Guesses_at_once_are_all_counted(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => desk.ConfirmAsync("000000")));

        await using var db = desk.Database.Open();
        Assert.Equal(AuthenticatorApp.MaxWrong, await db.AuditEntries.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Each))]
    public async Task Key_sealed_with_protection_keys_that_are_lost_is_told_with_the_way_out(DatabaseProvider provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        var restarted = desk with { Confirm = new(desk.Database.Get<IDbContextFactory<AppDbContext>>(), new AuthenticatorApp(new EphemeralDataProtectionProvider()), null!, desk.Clock) };

        Assert.Contains("bed en administrator om at nulstille", Assert.Single(await restarted.ConfirmAsync(desk.Code())).Message, StringComparison.Ordinal);
    }

    private sealed record Desk(TestDatabase Database, TestClock Clock, ConfirmSession Confirm, ActingAccount Acting, byte[] Key) : IAsyncDisposable
    {
        public static async Task<Desk> OpenAsync(DatabaseProvider provider)
        {
            var clock = TestClock.AtStart();
            var database = await TestDatabase.CreateAsync(provider, clock);
            var contexts = database.Get<IDbContextFactory<AppDbContext>>();
            var app = new AuthenticatorApp(new EphemeralDataProtectionProvider());
            // "000000" is no code of this key around the tests' time.
            var key = "12345678901234567890"u8.ToArray();
            await using var db = database.Open();
            var account = new Vejviser.Domain.Accounts.Account { Email = "redaktion@kommune.example", Role = AccountRole.Editor, CreatedAt = clock.GetUtcNow().UtcDateTime };
            db.Add(account);
            await db.SaveChangesAsync();
            (account.AuthenticatorKey, account.AuthenticatorConfirmedAt) = (app.Seal(key, account.Id), account.CreatedAt);
            var session = new Session { AccountId = account.Id, TokenHash = [1], CreatedAt = account.CreatedAt, LastSeenAt = account.CreatedAt, Device = "Testbrowser" };
            db.Add(session);
            await db.SaveChangesAsync();
            return new(database, clock, new(contexts, app, null!, clock), new(account.Id, session.Id, account.Role), key);
        }

        public string Code() => AuthenticatorCodes.Code(Key, AuthenticatorCodes.StepAt(Clock.GetUtcNow().UtcDateTime));

        public Task<IReadOnlyList<Vejviser.Domain.Issue>> ConfirmAsync(string code) => Confirm.ByCodeAsync(Acting, code, CancellationToken.None);

        public ValueTask DisposeAsync() => Database.DisposeAsync();
    }
}
