using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>What the administrators' pages need. Their folder is for administrators with a second factor.</summary>
internal static class AdministrationFeature
{
    public static void AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<ListAccounts>();
        services.AddSingleton<ChangeAccounts>();
        services.AddSingleton<ListEmailDomains>();
        services.AddSingleton<ChangeEmailDomains>();
        services.AddSingleton<ListAudit>();
        services.Configure<RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Editorial/Administration"));
    }
}
