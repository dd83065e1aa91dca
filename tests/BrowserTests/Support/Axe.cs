using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Vejviser.BrowserTests.Support;

/// <summary>The axe rules we hold ourselves to: WCAG 2.2 A and AA, and what axe calls best practice.</summary>
public static class Axe
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        // Only what is wrong is read back: the rest would be megabytes.
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>What axe finds wrong in the page as it looks now, each in one line.</summary>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations
            .SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help} – {node.Target}: {node.Html}"))
            .ToList();
    }
}
