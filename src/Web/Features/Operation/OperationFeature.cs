using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Operation;

/// <summary>How the site is, for everybody to see, and the nightly rehearsal behind it.</summary>
internal static class OperationFeature
{
    /// <exception cref="BadConfigurationException">A setting makes no sense.</exception>
    public static void AddOperation(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<GetOperation>();
        services.AddSingleton<RehearseNightly>();
        if (Telemetry.IsOn(configuration))
        {
            services.AddSingleton<IRoutine, OperationGauges>();
        }

        if (Settings.Flag(configuration, "Drill:Run", otherwise: !environment.IsDevelopment()))
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<RehearseNightly>());
        }
    }
}
