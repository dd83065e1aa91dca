using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account;

/// <summary>What the account room needs. Who may enter stands in <see cref="Access.Policies.ByFolder"/>.</summary>
internal static class AccountFeature
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SignIn>();
        services.AddSingleton<GetAccount>();
        services.AddSingleton<OpenDraft>();
        services.AddSingleton<EndSession>();
        services.AddSingleton<DeleteAccount>();
        services.AddSingleton<IRoutine, ForgetAccess>();
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Account"));
    }

    public static void MapAccounts(this WebApplication app) =>
        app.MapRead(AccountLinks.Data, GetAccount.DownloadAsync).ExcludeFromDescription().RequireAuthorization(Access.Policies.SignedIn);
}
