using System.Text.RegularExpressions;
using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Questions;

namespace Vejviser.IntegrationTests.Features.Questions;

/// <summary>What the tests of letters that ask do again and again.</summary>
internal static partial class AskedSite
{
    /// <summary>A site on a clock that tests move.</summary>
    public static async Task<(TestSite Site, TestClock Clock)> StartAsync(DatabaseProvider? provider = null)
    {
        var clock = TestClock.AtStart();
        return (await TestSite.StartAsync(seed: false, provider, clock), clock);
    }

    public static Task AskAsync(this TestSite site) => site.Get<AskPeople>().RunAsync(CancellationToken.None);

    /// <summary>The paths that the newest letter to an address leads to.</summary>
    public static async Task<IReadOnlyList<string>> LinksAsync(this TestSite site, string email) =>
        Link().Matches((await site.LettersAsync(email))[^1].Text).Select(match => new Uri(match.Value).PathAndQuery).ToList();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
