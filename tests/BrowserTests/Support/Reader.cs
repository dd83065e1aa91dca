using Microsoft.Playwright;

namespace Vejviser.BrowserTests.Support;

/// <summary>Somebody who reads a page: what they do with links and fields, by the means they have.</summary>
public abstract class Reader(IPage page, bool hasScript)
{
    public IPage Page => page;

    /// <summary>Follows a link, presses a button, opens or closes a fold.</summary>
    public abstract Task ActivateAsync(ILocator control);

    /// <summary>Writes in a search field and presses Enter.</summary>
    public abstract Task SearchAsync(ILocator field, string text);

    public abstract Task TickAsync(ILocator box);

    protected abstract Task ChooseAsync(ILocator list, string text);

    /// <summary>Ticks a filter in a group and waits for the list under the new heading.</summary>
    public async Task FilterAsync(string group, string value, string heading)
    {
        await UnfoldAsync(page.Locator("summary", new() { HasTextRegex = new("^Filtrér") }));
        await UnfoldAsync(page.Locator("summary").GetByText(group, new() { Exact = true }));
        await TickAsync(Filter(group, value));
        await ApplyAsync();
        await Assertions.Expect(page.Locator("h2").GetByText(heading, new() { Exact = true })).ToBeVisibleAsync();
    }

    public async Task SortAsync(string order)
    {
        await ChooseAsync(page.GetByLabel("Sortér efter"), order);
        await ApplyAsync();
    }

    /// <summary>The filter's box, in a fold or not.</summary>
    public ILocator Filter(string group, string value) => page
        .GetByRole(AriaRole.Group, new() { Name = group, Exact = true, IncludeHidden = true })
        .GetByRole(AriaRole.Checkbox, new() { NameRegex = new($@"^{value} \("), IncludeHidden = true });

    private async Task UnfoldAsync(ILocator summary)
    {
        if (await summary.IsVisibleAsync() && !await summary.EvaluateAsync<bool>("summary => summary.parentElement.open"))
        {
            await ActivateAsync(summary);
        }
    }

    // With script a choice applies at once.
    private async Task ApplyAsync()
    {
        if (!hasScript)
        {
            await UnfoldAsync(page.Locator("summary", new() { HasTextRegex = new("^Filtrér") }));
            await ActivateAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vis resultater" }));
        }
    }
}

/// <summary>Reads with a mouse or a finger.</summary>
public sealed class PointingReader(IPage page, bool hasScript = true) : Reader(page, hasScript)
{
    public override Task ActivateAsync(ILocator control) => control.ClickAsync();

    public override async Task SearchAsync(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.Locator("xpath=ancestor::form").GetByRole(AriaRole.Button, new() { Name = "Søg", Exact = true }).ClickAsync();
    }

    public override Task TickAsync(ILocator box) => box.CheckAsync();

    protected override Task ChooseAsync(ILocator list, string text) => list.SelectOptionAsync(text);
}

/// <summary>Reads with Tab, Enter, Space and letters alone.</summary>
public sealed class KeyboardReader(IPage page) : Reader(page, hasScript: true)
{
    public override async Task ActivateAsync(ILocator control)
    {
        await KeyboardFocus.MoveToAsync(control);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task SearchAsync(ILocator field, string text)
    {
        await KeyboardFocus.MoveToAsync(field);
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override async Task TickAsync(ILocator box)
    {
        await KeyboardFocus.MoveToAsync(box);
        await Page.Keyboard.PressAsync("Space");
    }

    protected override async Task ChooseAsync(ILocator list, string text)
    {
        await KeyboardFocus.MoveToAsync(list);
        await Page.Keyboard.TypeAsync(text[..1]);
    }
}
