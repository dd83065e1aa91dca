using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Audit;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.Access;

namespace Vejviser.Web.Commands;

/// <summary>Makes an account, or gives one another role: how the first administrator comes to be.</summary>
internal static class AddUser
{
    private static readonly Dictionary<string, AccountRole> Roles = new(StringComparer.Ordinal)
    {
        ["contributor"] = AccountRole.Contributor,
        ["municipality-contact"] = AccountRole.MunicipalityContact,
        ["editor"] = AccountRole.Editor,
        ["administrator"] = AccountRole.Administrator,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var (typed, options) = Read(args);
        if (!options.TryGetValue("--role", out var roleName))
        {
            throw new UsageException();
        }

        if (WorkEmail.Normalize(typed) is not { } email)
        {
            return await RefuseAsync($"{Danish.Quoted(typed)} er ikke en mailadresse; skriv for eksempel navn@kommune.dk.");
        }

        if (!Roles.TryGetValue(roleName, out var role))
        {
            return await RefuseAsync($"Rollen {Danish.Quoted(roleName)} findes ikke; skriv {string.Join(", ", Roles.Keys.SkipLast(1))} eller {Roles.Keys.Last()}.");
        }

        await using var app = VejviserApp.Build([]);
        await Serve.PrepareAsync(app);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        var municipality = options.GetValueOrDefault("--municipality");
        if (municipality is not null && !await db.Municipalities.AnyAsync(one => one.Code == municipality))
        {
            return await RefuseAsync($"Kommunekoden {Danish.Quoted(municipality)} findes ikke; skriv de fire cifre, for eksempel 0851.");
        }

        if (role < AccountRole.Editor)
        {
            municipality ??= await db.MunicipalityOfAsync(email, CancellationToken.None);
        }

        if (role == AccountRole.MunicipalityContact && municipality is null)
        {
            return await RefuseAsync("En kommunekontakt hører til en kommune; tilføj for eksempel --municipality 0851.");
        }

        Console.Out.WriteLine(await StoreAsync(db, email, role, municipality, app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        return 0;
    }

    private static async Task<string> StoreAsync(AppDbContext db, string email, AccountRole role, string? municipality, DateTime at)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var account = await db.Accounts.SingleOrDefaultAsync(account => account.Email == email);
        var done = account is null ? $"{email} er nu {role.Name()}." : $"{email} er nu {role.Name()} og var {account.Role.Name()} før.";
        if (account is null)
        {
            account = new Account { Email = email, Role = role, MunicipalityCode = municipality, CreatedAt = at };
            db.Add(account);
        }
        else
        {
            (account.Role, account.MunicipalityCode, account.DisabledAt) = (role, role >= AccountRole.Editor ? municipality : municipality ?? account.MunicipalityCode, null);
        }

        await db.SaveChangesAsync();
        db.Add(new AuditEntry { At = at, Role = "operatør", Act = "gav rolle", Subject = $"konto {account.Id}", Reason = role.Name() });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return done;
    }

    // EMAIL --role ROLE [--municipality CODE], in any order.
    private static (string Email, Dictionary<string, string> Options) Read(string[] args)
    {
        Dictionary<string, string> options = new(StringComparer.Ordinal);
        string? email = null;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--role" or "--municipality" && i + 1 < args.Length && options.TryAdd(args[i], args[i + 1]))
            {
                i++;
            }
            else if (email is null && !args[i].StartsWith('-'))
            {
                email = args[i];
            }
            else
            {
                throw new UsageException();
            }
        }

        return (email ?? throw new UsageException(), options);
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync(reason);
        return 1;
    }
}
