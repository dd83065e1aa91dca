namespace Vejviser.Domain.Accounts;

/// <summary>Which role a municipality's own sign-in gives: what its claim says, within what the operator has allowed.</summary>
/// <param name="Roles">The claim's values and what they stand for; never <see cref="AccountRole.Administrator"/>.</param>
/// <param name="Follows">Which changes of an account the claim may make.</param>
public sealed record RoleRule(IReadOnlyDictionary<string, AccountRole> Roles, RoleChange Follows)
{
    /// <summary>The role of somebody new.</summary>
    /// <param name="values">The claim's values.</param>
    /// <param name="hasMunicipality">Whether a municipality is known; nobody is its contact otherwise.</param>
    public AccountRole Of(IEnumerable<string> values, bool hasMunicipality)
    {
        var role = values.Select(value => Roles.GetValueOrDefault(value)).Append(AccountRole.Contributor).Max();
        return role == AccountRole.MunicipalityContact && !hasMunicipality ? AccountRole.Contributor : role;
    }

    /// <summary>The role an account has after signing in. Administrators, and editors where the claim names none, are appointed here and stay.</summary>
    public AccountRole After(AccountRole now, IEnumerable<string> values, bool hasMunicipality)
    {
        if (now == AccountRole.Administrator || (now == AccountRole.Editor && !Roles.Values.Contains(AccountRole.Editor)))
        {
            return now;
        }

        var said = Of(values, hasMunicipality);
        return said > now && Follows == RoleChange.Down || said < now && Follows == RoleChange.Up ? now : said;
    }
}

/// <summary>In which direction a claim may change a role.</summary>
public enum RoleChange
{
    /// <summary>Both.</summary>
    Both,

    /// <summary>Only away; more is given by an administrator.</summary>
    Down,

    /// <summary>Only more; it is taken away by an administrator.</summary>
    Up,
}
