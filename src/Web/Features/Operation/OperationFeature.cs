using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Operation;

/// <summary>How the site is, for everybody to see, and the nightly rehearsal behind it.</summary>
internal static class OperationFeature
{
    public static void AddOperation(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<GetOperation>();
        services.AddSingleton<RehearseNightly>();
        if (settings.SendsTelemetry)
        {
            services.AddSingleton<IRoutine, OperationGauges>();
        }

        if (settings.RehearsesRestores)
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<RehearseNightly>());
        }
    }
}
