using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Web.DesignSystem;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>Role and municipality as forms send them.</summary>
/// <param name="RoleName">As <see cref="Roles"/> has it.</param>
/// <param name="MunicipalityCode">Empty for none.</param>
/// <param name="Why">The reason, if one was given.</param>
public sealed record AccountForm(string? RoleName, string? MunicipalityCode, string? Why)
{
    public static IReadOnlyList<Choice> Roles { get; } =
    [
        new(nameof(AccountRole.Contributor), "Bidragyder", "Skriver eksempler og ser sine egne."),
        new(nameof(AccountRole.MunicipalityContact), "Kommunekontakt", "Handler på kommunens vegne."),
        new(nameof(AccountRole.Editor), "Redaktør", "Modtager, retter og offentliggør eksempler."),
        new(nameof(AccountRole.Administrator), "Administrator", "Kan det samme som en redaktør og bestemmer, hvem der må hvad."),
    ];

    public AccountRole? Role => Roles.Any(role => role.Value == RoleName) ? Enum.Parse<AccountRole>(RoleName!) : null;

    /// <summary>The municipality to keep: the editors have none.</summary>
    public string? Municipality => Role >= AccountRole.Editor || string.IsNullOrEmpty(MunicipalityCode) ? null : MunicipalityCode;

    public static IEnumerable<Choice> Municipalities(ContentFollower content) =>
        content.Current.Catalogue.Municipalities.Values.Select(one => new Choice(one.Code, one.Name));

    internal IReadOnlyList<Issue> Judge(ContentFollower content)
    {
        List<Issue> issues = [];
        if (Role is null)
        {
            issues.Add(new("rolle", "Vælg en rolle."));
        }

        if (Municipality is { } code && !content.Current.Catalogue.Municipalities.ContainsKey(code))
        {
            issues.Add(new("kommune", "Vælg en kommune fra listen."));
        }
        else if (Role == AccountRole.MunicipalityContact && Municipality is null)
        {
            issues.Add(new("kommune", "Vælg den kommune, kommunekontakten hører til."));
        }

        if (Reason.Judge(Why, "begrundelse", required: false) is { } issue)
        {
            issues.Add(issue);
        }

        return issues;
    }
}
