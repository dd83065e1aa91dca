// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of signing in through a municipality's own login.</summary>
public static class ExternalLinks
{
    /// <summary>Makes the link between a privileged account and a provider.</summary>
    public const string Confirm = "/konto/forbind";

    /// <summary>Where a provider sends the browser after signing out there.</summary>
    public const string SignedOut = "/konto/logget-ud";

    /// <summary>Sign in at a provider; municipalities may lead here from their own pages.</summary>
    public static string Start(string provider) => $"{AccountLinks.SignIn}/{provider}";

    /// <summary>Where a provider sends the browser with its answer.</summary>
    public static string Answer(string provider) => $"{Start(provider)}/svar";
}
