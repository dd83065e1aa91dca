using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;

namespace Vejviser.Web.Features.Development;

/// <summary>Accounts to try the site with, made in Development only, where the mail with the code can be read on a page.</summary>
internal static class DevelopmentAccounts
{
    private static readonly (string Email, AccountRole Role, string? Municipality)[] Accounts =
    [
        ("administrator@vejviser.example", AccountRole.Administrator, null),
        ("redaktoer@vejviser.example", AccountRole.Editor, null),
        ("bidragyder@aalborg.example", AccountRole.Contributor, "0851"),
        ("kontakt@aalborg.example", AccountRole.MunicipalityContact, "0851"),
        ("kontakt@randers.example", AccountRole.MunicipalityContact, "0730"),
    ];

    /// <summary>Makes those that are not there.</summary>
    public static async Task MakeAsync(WebApplication app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var (email, role, municipality) in Accounts)
        {
            if (!await db.Accounts.AnyAsync(account => account.Email == email))
            {
                db.Add(new Domain.Accounts.Account { Email = email, Role = role, MunicipalityCode = municipality, CreatedAt = at });
            }
        }

        // Their colleagues, a sponsor for instance, sign in with addresses like theirs.
        foreach (var (email, _, municipality) in Accounts.Where(account => account.Municipality is not null).DistinctBy(account => account.Municipality))
        {
            var domain = WorkEmail.Domains(email)[0];
            if (!await db.EmailDomains.AnyAsync(one => one.Domain == domain))
            {
                db.Add(new EmailDomain { Domain = domain, MunicipalityCode = municipality!, IsActive = true });
            }
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Tells on stderr how to sign in.</summary>
    public static void Tell(WebApplication app)
    {
        var address = app.Urls.First();
        Console.Error.WriteLine(
            $"""

            Vejviser kører på {address}
            Log ind på {address}{AccountLinks.SignIn} med en af disse adresser; koden står på {address}/udvikling/post
            {string.Join('\n', Accounts.Select(account => $"  {account.Role.Name(),-14} {account.Email}"))}

            """);
    }
}
