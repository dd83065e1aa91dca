using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Adoptions;

/// <summary>What the ledger of use needs. Who may enter stands in <see cref="Access.Policies.ByFolder"/>.</summary>
internal static class AdoptionsFeature
{
    public static void AddAdoptions(this IServiceCollection services)
    {
        services.AddSingleton<AdoptionLedger>();
        services.AddSingleton<TellAdoption>();
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Adoptions"));
    }
}
