using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Links;

/// <summary>Link checks in one line.</summary>
internal static class LinkServices
{
    /// <summary>On by default, but not in Development, and not where Links__Check is false: it calls other people's servers.</summary>
    public static void AddLinkChecks(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<DeadLinks>();
        services.AddSingleton(_ => new LinkProbe(PublicAddress.IsPublic));
        services.AddSingleton<CheckLinks>();
        if (Settings.Flag(configuration, "Links:Check", otherwise: !environment.IsDevelopment()))
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<CheckLinks>());
        }
    }
}
