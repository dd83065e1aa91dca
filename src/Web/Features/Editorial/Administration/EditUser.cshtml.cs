using Microsoft.AspNetCore.Mvc;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Administration;

public sealed class EditUserModel(ListAccounts list, ChangeAccounts change, OidcProviders providers, ContentFollower content) : AccountPage(content)
{
    [FromRoute(Name = "id")]
    public int Id { get; set; }

    public ListAccounts.Row Account { get; private set; } = null!;

    /// <summary>A provider as people know it; its name in the settings where they no longer have it.</summary>
    public string TitleOf(string provider) => providers.Find(provider)?.Title ?? provider;

    /// <summary>What was typed in a field of the form that was sent.</summary>
    public string? Value(string field) => Request.HasFormContentType ? Request.Form[field] : default(string?);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await list.FindAsync(Id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        Account = account;
        if (Value("kommune") is null)
        {
            (RoleName, MunicipalityCode) = (account.Role.ToString(), account.MunicipalityCode);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(CancellationToken cancellationToken) =>
        await AnswerAsync(await change.AssignAsync(User.ToActing(), Id, Form, cancellationToken), "rolle", cancellationToken);

    public async Task<IActionResult> OnPostCloseAsync([FromForm(Name = "hvorfor_lukke")] string? reason, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.CloseAsync(User.ToActing(), Id, reason, cancellationToken), "lukket", cancellationToken);

    public async Task<IActionResult> OnPostOpenAsync([FromForm(Name = "hvorfor_aabne")] string? reason, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.OpenAsync(User.ToActing(), Id, reason, cancellationToken), "aabnet", cancellationToken);

    public async Task<IActionResult> OnPostResetAsync([FromForm(Name = "hvorfor_nulstille")] string? reason, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.ResetSecondFactorAsync(User.ToActing(), Id, reason, cancellationToken), "nulstillet", cancellationToken);

    public async Task<IActionResult> OnPostUnlinkAsync([FromForm(Name = "login")] string? provider, CancellationToken cancellationToken) =>
        await AnswerAsync(await change.UnlinkAsync(User.ToActing(), Id, provider, Value($"hvorfor_fjerne_{provider}"), cancellationToken), "login-fjernet", cancellationToken);

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Issue> issues, string done, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return Redirect(AdministrationLinks.Done(AdministrationLinks.User(Id), done));
        }

        Issues = issues;
        return await OnGetAsync(cancellationToken) is NotFoundResult missing ? missing : this.Invalid();
    }
}
