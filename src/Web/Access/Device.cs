namespace Vejviser.Web.Access;

/// <summary>A browser in a few words, so that its owner knows it again among the sessions.</summary>
internal static class Device
{
    // The first that fits: Edge and Opera call themselves Chrome, and all call themselves Safari.
    private static readonly (string Mark, string Name)[] Browsers = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];
    private static readonly (string Mark, string Name)[] Systems = [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "Mac"), ("Linux", "Linux")];

    /// <summary>"Chrome på Windows".</summary>
    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return $"{Find(Browsers, "Browser")} på {Find(Systems, "ukendt system")}";

        string Find((string Mark, string Name)[] known, string otherwise) =>
            known.FirstOrDefault(one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name ?? otherwise;
    }
}
