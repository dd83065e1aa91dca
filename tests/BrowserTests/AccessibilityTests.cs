using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;

namespace Vejviser.BrowserTests;

public sealed class AccessibilityTests(Chromium chromium) : BrowserTest(chromium)
{
    public static TheoryData<string> Pages => SitePages.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_on_desktop_on_a_phone_and_in_forced_colours(string name)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, SitePages.Address(name), SitePages.Status(name));

        var onDesktop = await Axe.FindingsAsync(page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var inForcedColours = await Axe.FindingsAsync(page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        var onPhone = await Axe.FindingsAsync(page);

        AssertNone(onDesktop);
        AssertNone(onPhone);
        AssertNone(inForcedColours);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nu_Html_Checker_has_nothing_to_say(string name)
    {
        using var response = await Site.Client.GetAsync(new Uri(SitePages.Address(name), UriKind.Relative));

        AssertNone(await HtmlChecker.CheckAsync(await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_at_320_pixels_and_at_400_percent_needs_no_sideways_scrolling(string name)
    {
        var page = await NewPageAsync(Screen.Narrow);
        await OpenAsync(page, SitePages.Address(name), SitePages.Status(name));

        AssertNone(await WiderThanScreenAsync(page));
        await page.SetViewportSizeAsync(Screen.Zoomed.Width, Screen.Zoomed.Height);
        AssertNone(await WiderThanScreenAsync(page));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Links_of_menus_and_buttons_are_at_least_24_pixels_either_way(string name)
    {
        var page = await NewPageAsync(Screen.Phone);
        await OpenAsync(page, SitePages.Address(name), SitePages.Status(name));

        // WCAG 2.2, 2.5.8. The tiles of the map have their equals in the list of names, and text links are part of a line.
        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("nav a, header a, footer a, button, summary, select, input:not([type=hidden]), .button, .tag, .word-links a, .municipality-list a, .row-title a, .sign")]
              .filter(target => !target.closest("svg") && target.checkVisibility())
              .map(target => [target.matches("input[type=checkbox]") ? target.labels[0] : target, target])
              .map(([area, target]) => [area.getBoundingClientRect(), target])
              .filter(([box]) => box.width > 1 && (box.width < 24 || box.height < 24))
              .map(([box, target]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${target.outerHTML.slice(0, 120)}`)
            """);

        AssertNone(small);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_is_in_Danish_with_one_first_heading_and_no_level_skipped(string name)
    {
        using var response = await Site.Client.GetAsync(new Uri(SitePages.Address(name), UriKind.Relative));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal("da", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
    }

    [Fact]
    public async Task Titles_of_all_pages_of_the_site_are_different()
    {
        var map = await Site.Client.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative));
        var addresses = XDocument.Parse(map).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).AbsolutePath);

        var titles = new Dictionary<string, string>();
        foreach (var address in addresses.Concat(["/eksempler?q=unge", "/eksempler/liste", "/om/fejl"]))
        {
            var title = (await Site.PageAsync(address)).Title!;
            Assert.False(titles.TryGetValue(title, out var other), $"{address} and {other} are both called »{title}«.");
            titles.Add(title, address);
        }
    }

    [Fact]
    public async Task Front_page_walked_through_by_keyboard_shows_where_the_focus_is()
    {
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/");

        var unseen = new List<string>();
        var stops = await WalkAsync(page, async () =>
        {
            var seen = await page.EvaluateAsync<bool>(
                """
                () => {
                  const target = document.activeElement;
                  const parts = [target, ...target.querySelectorAll("*"), target.closest("li, article") ?? target];
                  const look = () => parts.map(part => {
                    const style = getComputedStyle(part);
                    const outline = style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
                    return [outline, style.backgroundColor, style.boxShadow, style.borderColor, style.textDecorationLine, style.clipPath].join();
                  }).join("|");
                  // Without this the comparison would catch a transition half-way.
                  const settle = () => document.getAnimations().forEach(animation => animation.finish());
                  settle();
                  const focused = look();
                  target.blur();
                  settle();
                  const plain = look();
                  target.focus({ focusVisible: true });
                  return focused !== plain;
                }
                """);
            if (!seen)
            {
                unseen.Add(await KeyboardFocus.NameAsync(page));
            }
        });

        AssertNone(unseen);
        Assert.True(stops > 20, $"Only {stops} stops.");
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    [InlineData(320, 256)]
    public async Task List_walked_through_by_keyboard_never_hides_the_focus_behind_the_shortlist_bar(int width, int height)
    {
        var page = await NewPageAsync(new(width, height));
        await OpenAsync(page, "/eksempler");
        await page.Locator("[data-pick]").First.CheckAsync();
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");

        var hidden = new List<string>();
        await WalkAsync(page, async () =>
        {
            // WCAG 2.2, 2.4.11: not entirely hidden. A checkbox is drawn by its label.
            var behind = await page.EvaluateAsync<bool>(
                """
                () => {
                  const focused = document.activeElement;
                  const bar = document.querySelector(".shortlist-bar");
                  if (bar.contains(focused)) return false;
                  const box = (focused.labels?.[0] ?? focused).getBoundingClientRect();
                  return box.top >= bar.getBoundingClientRect().top && box.top < bar.getBoundingClientRect().bottom;
                }
                """);
            if (behind)
            {
                hidden.Add(await KeyboardFocus.NameAsync(page));
            }
        });

        AssertNone(hidden);
    }

    /// <summary>Tabs through the whole page, and says at how many places it stopped.</summary>
    private static async Task<int> WalkAsync(IPage page, Func<Task> atEachStop)
    {
        for (var stops = 0; stops < 500; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await KeyboardFocus.IsSomewhereNewAsync(page))
            {
                return stops;
            }

            await atEachStop();
        }

        throw new InvalidOperationException("The focus never left the page.");
    }
}
