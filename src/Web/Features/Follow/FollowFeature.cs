using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Follow;

/// <summary>What following by mail needs. Open to everybody; what somebody follows only to whoever has a link from their letters.</summary>
internal static class FollowFeature
{
    public static void AddFollow(this IServiceCollection services)
    {
        services.AddSingleton<Subscribe>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<SendDigests>();
        services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<SendDigests>());
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages => pages.Conventions.KeepNothingOf("/Follow"));
    }
}
