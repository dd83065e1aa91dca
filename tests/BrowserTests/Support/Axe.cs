using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Vejviser.BrowserTests.Support;

/// <summary>The axe rules we hold ourselves to: WCAG 2.2 A and AA, and what axe calls best practice.</summary>
public static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds wrong in the page as it looks now, each in one line.</summary>
    /// <remarks>Runs axe in the page itself: the package's own way opens another page for each run, which doubles the time.</remarks>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
              const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
              return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help} – ${node.target}: ${node.html}`));
            }
            """);
    }
}
