namespace Vejviser.Domain.Accounts;

/// <summary>The Danish words of an account's enumerations.</summary>
public static class AccountWords
{
    /// <summary>The role as pages say it.</summary>
    public static string Name(this AccountRole role) => role switch
    {
        AccountRole.Contributor => "bidragyder",
        AccountRole.MunicipalityContact => "kommunekontakt",
        AccountRole.Editor => "redaktør",
        _ => "administrator",
    };
}
