using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Features.Account.Security;

/// <summary>One site for the tests of second factors and of accounts; each test has accounts of its own.</summary>
public sealed class SecondFactorSite : IAsyncLifetime
{
    private static readonly Lazy<Task<TestSite>> Running = new(() => TestSite.StartAsync(seed: false));

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Running.Value;

    // Others are still using it; it goes with the test run.
    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>What tests do with accounts.</summary>
internal static class AccountActs
{
    private static int count;

    /// <summary>An address that no other test uses.</summary>
    public static string NewEmail() => FormattableString.Invariant($"person-{Interlocked.Increment(ref count)}@kommune.example");

    public static async Task<AppDbContext> OpenAsync(this TestSite site) => await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();

    public static async Task<Vejviser.Domain.Accounts.Account> AccountAsync(this TestSite site, string email)
    {
        await using var db = await site.OpenAsync();
        return await db.Accounts.AsNoTracking().Include(account => account.Passkeys).SingleAsync(account => account.Email == email);
    }

    /// <summary>What the audit says about an account, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> AuditAsync(this TestSite site, int accountId)
    {
        await using var db = await site.OpenAsync();
        var subject = ActingAccount.Subject(accountId);
        return await db.AuditEntries.Where(entry => entry.Subject == subject).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync();
    }

    /// <summary>Adds the app by its page, and hands over its key.</summary>
    public static async Task<byte[]> AddAppAsync(this Visitor visitor, string? onward = null)
    {
        await visitor.OpenAsync("/konto/sikkerhed/app" + (onward is null ? "" : $"?videre={Uri.EscapeDataString(onward)}"));
        var key = visitor.ShownKey();
        await visitor.SubmitAsync(("kode", CodeOf(key)));
        return key;
    }

    /// <summary>The key as the page shows it to be typed.</summary>
    public static byte[] ShownKey(this Visitor visitor)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(visitor.Page.QuerySelector(".secret-key")!.TextContent.Where(letter => letter != ' ')
            .Select(letter => Convert.ToString(Letters.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return bits.Chunk(8).Select(bit => Convert.ToByte(new string(bit), 2)).ToArray();
    }

    /// <summary>What the app shows now, or some steps later.</summary>
    public static string CodeOf(byte[] key, int later = 0) => AuthenticatorCodes.Code(key, AuthenticatorCodes.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime) + later);

    /// <summary>Six digits that no code near now has.</summary>
    public static string WrongCode(byte[] key) => Enumerable.Range(0, 10).Select(digit => new string((char)('0' + digit), 6))
        .First(code => !Enumerable.Range(-3, 8).Select(later => CodeOf(key, later)).Contains(code));

    public static string Said(this Visitor visitor) => string.Join(' ', visitor.Page.QuerySelectorAll("#fejl, .alert").Select(box => box.TextContent));
}
