using Microsoft.Playwright;

namespace Vejviser.BrowserTests.Support;

/// <summary>Where a keyboard user stands.</summary>
public static class KeyboardFocus
{
    /// <summary>False when the last Tab led out of the page, or round to where it began.</summary>
    public static Task<bool> IsSomewhereNewAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const seen = window.stops ??= new Set([document.body]);
          const isNew = !seen.has(document.activeElement);
          seen.add(document.activeElement);
          return isNew;
        }
        """);

    /// <summary>The focused element, as its markup.</summary>
    public static Task<string> NameAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 160)");

    /// <summary>Tabs forward until the element has the focus; fails when it cannot be reached.</summary>
    public static async Task MoveToAsync(ILocator element)
    {
        await element.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var presses = 0; presses < 500; presses++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await element.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab does not lead to {element}.");
    }
}
