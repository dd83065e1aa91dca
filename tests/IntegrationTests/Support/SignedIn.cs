using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Visitors who are signed in already: a real session row and its cookie. That signing in works is tested where it lives.</summary>
internal static class SignedIn
{
    /// <summary>A visitor with this role; strong (second factor given) unless told otherwise. Null is nobody.</summary>
    public static async Task<Visitor> VisitorAsync(this TestSite site, AccountRole? role, bool strong = true, string? email = null, string? municipality = "0851")
    {
        var visitor = new Visitor(site.Address);
        if (role is { } one)
        {
            email ??= $"{one.ToString().ToLowerInvariant()}@kommune.example";
            var isEditor = one >= AccountRole.Editor;
            await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
            var account = await db.Accounts.SingleOrDefaultAsync(account => account.Email == email);
            if (account is null)
            {
                account = new Account { Email = email, Role = one, MunicipalityCode = isEditor ? null : municipality, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime };
                db.Add(account);
                await db.SaveChangesAsync();
            }

            await visitor.SignInAsync(site.Address, site.Get<Sessions>(), account, strong);
        }

        return visitor;
    }

    /// <summary>Begins a session of this account and gives its cookie to the visitor.</summary>
    public static async Task SignInAsync(this Visitor visitor, Uri address, Sessions sessions, Account account, bool strong)
    {
        var token = await sessions.BeginAsync(account, strong, "Testbrowser", CancellationToken.None);
        visitor.Cookies.Add(address, new Cookie(address.Scheme == "https" ? "__Host-vejviser" : "vejviser", token));
    }
}
