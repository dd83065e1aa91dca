// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses of the tools.</summary>
public static class ToolLinks
{
    public const string List = "/redskaber";

    public const string WhoIsCovered = $"{List}/hvem-er-omfattet";

    /// <summary>Where periods of residence and work are added up.</summary>
    public const string Months = $"{WhoIsCovered}/maaneder";

    public const string Week = $"{List}/ugeplan";

    public const string JobPay = $"{List}/gevinst-ved-job";

    /// <summary>What a job pays, to print and hand over.</summary>
    public const string JobPayLeaflet = $"{JobPay}/ark";

    public const string Meeting = $"{List}/rehabiliteringsmoede";

    /// <summary>What the rules say, with source and certainty.</summary>
    public const string Rules = $"{List}/regler";

    /// <summary>One rule, on the page of all.</summary>
    public static string Rule(string id) => $"{Rules}#{id}";
}
