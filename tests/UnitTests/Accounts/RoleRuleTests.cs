using Vejviser.Domain.Accounts;

namespace Vejviser.UnitTests.Accounts;

public sealed class RoleRuleTests
{
    private static readonly Dictionary<string, AccountRole> Contacts = new() { ["kontakt"] = AccountRole.MunicipalityContact };
    private static readonly Dictionary<string, AccountRole> Editors = new() { ["kontakt"] = AccountRole.MunicipalityContact, ["redaktion"] = AccountRole.Editor };

    [Theory]
    [InlineData(new string[0], true, AccountRole.Contributor)]
    [InlineData(new[] { "andet", "kontakt" }, true, AccountRole.MunicipalityContact)]
    [InlineData(new[] { "kontakt" }, false, AccountRole.Contributor)]
    [InlineData(new[] { "kontakt", "redaktion" }, true, AccountRole.Editor)]
    [InlineData(new[] { "Administrator" }, true, AccountRole.Contributor)]
    public void New_account_has_the_highest_role_said(string[] values, bool hasMunicipality, AccountRole role) =>
        Assert.Equal(role, new RoleRule(Editors, RoleChange.Both).Of(values, hasMunicipality));

    [Theory]
    [InlineData(RoleChange.Both, AccountRole.Contributor, "kontakt", AccountRole.MunicipalityContact)]
    [InlineData(RoleChange.Both, AccountRole.MunicipalityContact, "", AccountRole.Contributor)]
    [InlineData(RoleChange.Down, AccountRole.Contributor, "kontakt", AccountRole.Contributor)]
    [InlineData(RoleChange.Down, AccountRole.MunicipalityContact, "", AccountRole.Contributor)]
    [InlineData(RoleChange.Up, AccountRole.Contributor, "kontakt", AccountRole.MunicipalityContact)]
    [InlineData(RoleChange.Up, AccountRole.MunicipalityContact, "", AccountRole.MunicipalityContact)]
    [InlineData(RoleChange.Both, AccountRole.Editor, "", AccountRole.Editor)]
    [InlineData(RoleChange.Both, AccountRole.Administrator, "kontakt", AccountRole.Administrator)]
    public void Role_follows_in_the_allowed_direction_and_never_an_administrators(RoleChange follows, AccountRole now, string value, AccountRole after) =>
        Assert.Equal(after, new RoleRule(Contacts, follows).After(now, [value], hasMunicipality: true));

    [Theory]
    [InlineData(AccountRole.Editor, AccountRole.Contributor)]
    [InlineData(AccountRole.Administrator, AccountRole.Administrator)]
    public void Editor_follows_only_where_the_claim_can_name_one(AccountRole now, AccountRole after) =>
        Assert.Equal(after, new RoleRule(Editors, RoleChange.Both).After(now, [], hasMunicipality: true));

    [Fact]
    public void Link_follows_a_new_id_once()
    {
        var at = new DateTime(2026, 3, 2, 10, 30, 0, DateTimeKind.Utc);
        var login = new ExternalLogin { Provider = "kommune", Subject = "1", LinkedAt = at };

        Assert.True(login.Follow("2", at));
        Assert.False(login.Follow("3", at));
        Assert.Equal(("2", at), (login.Subject, login.RelinkedAt));
    }
}
