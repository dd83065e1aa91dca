namespace Vejviser.Web.Features.Account.External;

internal static class Away
{
    /// <summary>Sends the browser on from a page that was answered to a form.</summary>
    /// <remarks>Not a redirect: browsers hold those that follow a form to form-action in the page's Content-Security-Policy, and a provider may send on to others yet.</remarks>
    public static void SendAway(this HttpResponse response, string address) => response.Headers["Refresh"] = $"0;url={address}";
}
