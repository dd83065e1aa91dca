using Vejviser.Data.Content;
using Vejviser.Web.Access.Oidc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Account.External;

/// <summary>What signing in through a municipality's own login (OpenID Connect) needs.</summary>
internal static class ExternalSignInFeature
{
    /// <exception cref="BadConfigurationException">A setting Oidc__… makes no sense.</exception>
    public static void AddExternalSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(OidcSettings.Read(configuration, Municipalities()));
        services.AddSingleton<OidcClient>();
        services.AddSingleton<OidcAttempts>();
        services.AddSingleton<SignInExternally>();
        services.AddSingleton<ChangeLinks>();
        services.AddSingleton<SignOutExternally>();
    }

    private static HashSet<string> Municipalities()
    {
        using var reader = new StreamReader(ContentFiles.Open("municipalities.csv"));
        return [.. reader.ReadToEnd().Split('\n').Skip(1).Select(line => line.Split(',')[0])];
    }
}
