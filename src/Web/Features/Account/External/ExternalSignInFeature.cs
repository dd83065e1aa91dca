using Vejviser.Web.Access.Oidc;

namespace Vejviser.Web.Features.Account.External;

/// <summary>What signing in through a municipality's own login (OpenID Connect) needs.</summary>
internal static class ExternalSignInFeature
{
    public static void AddExternalSignIn(this IServiceCollection services, OidcProviders providers)
    {
        services.AddSingleton(providers);
        services.AddSingleton<OidcClient>();
        services.AddSingleton<OidcAttempts>();
        services.AddSingleton<SignInExternally>();
        services.AddSingleton<ChangeLinks>();
        services.AddSingleton<SignOutExternally>();
    }
}
