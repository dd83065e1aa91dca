using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Links;

/// <summary>Link checks in one line.</summary>
internal static class LinkServices
{
    /// <summary>On by default, but not in Development, and not where Links__Check is false: it calls other people's servers.</summary>
    public static void AddLinkChecks(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<DeadLinks>();
        services.AddSingleton(_ => new LinkProbe(PublicAddress.IsPublic));
        services.AddSingleton<CheckLinks>();
        if (settings.ChecksLinks)
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<CheckLinks>());
        }
    }
}
