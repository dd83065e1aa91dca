using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Features.Questions;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features.Follow;

namespace Vejviser.BrowserTests;

/// <summary>The pages that letters lead to, and those about use: accessible in every state.</summary>
public sealed class LetterPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Follower = "laeser@kommune.example";
    private const string Taker = "medarbejder@holbaek.example";

    private readonly TestClock clock = TestClock.AtStart();
    private TestSite? site;

    protected override TestSite Site => site!;

    [Fact]
    public async Task Pages_of_use_are_sound()
    {
        await using var started = site = await TestSite.StartAsync(seed: false, clock: clock);
        var shared = await site.PublicAsync(clock);
        var page = await NewPageAsync(Screen.Desktop);
        await SignInAsync(page, AccountRole.Contributor, email: Taker, municipality: "0316");
        await OpenAsync(page, $"{shared.Page}/brug");
        await AssertSoundAsync(page, await page.ContentAsync());
        await page.GetByLabel("Vi bruger det", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Med jeres egne ord").FillAsync("Deltageren Mette kom i job. Ring på 20 30 40 50.");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Fortæl det" }), 422));
        await page.GetByLabel("Med jeres egne ord").FillAsync("Vi bruger det hver tirsdag.");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Fortæl det" }));
        await AssertSoundAsync(page, await page.ContentAsync());

        await OpenAsync(page, shared.Page);
        await AssertSoundAsync(page);
        await OpenAsync(page, "/kommuner/holbaek");
        await AssertSoundAsync(page);

        clock.Advance(TimeSpan.FromDays(200));
        await site.AskAsync();
        var answer = await NewPageAsync(Screen.Desktop);
        await OpenAsync(answer, Assert.Single(await site.LinksAsync(Taker)));
        await answer.GetByText("Har I tal?").ClickAsync();
        await AssertSoundAsync(answer);
        await answer.GetByLabel("Tal, række 1").FillAsync("mange");
        await AssertSoundAsync(answer, await PressAsync(answer.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }), 422));
        await answer.GetByLabel("Tal, række 1").FillAsync("");
        await PressAsync(answer.GetByRole(AriaRole.Button, new() { Name = "Send svaret" }));
        await AssertSoundAsync(answer);
    }

    [Fact]
    public async Task Pages_of_review_are_sound()
    {
        await using var started = site = await TestSite.StartAsync(seed: false, clock: clock);
        var shared = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(370));
        await site.AskAsync();
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, Assert.Single(await site.LinksAsync(shared.AuthorEmail)));
        await AssertSoundAsync(page);
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Vi er stoppet" }), 422));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, det passer stadig" }).ClickAsync();
        await AssertSoundAsync(page);
        await OpenAsync(page, shared.Page);
        await AssertSoundAsync(page);
    }

    [Fact]
    public async Task Pages_of_following_are_sound_and_work_by_keyboard()
    {
        await using var started = site = await TestSite.StartAsync(seed: false, clock: clock);
        var page = await NewPageAsync(Screen.Desktop);
        await OpenAsync(page, "/foelg?tema=opkvalificering");
        await AssertSoundAsync(page, await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = "Følg" }), 422));
        await KeyboardFocus.MoveToAsync(page.GetByLabel("Din mailadresse"));
        await page.Keyboard.TypeAsync(Follower);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Se efter i din indbakke.")).ToBeVisibleAsync();
        await AssertSoundAsync(page);

        await OpenAsync(page, Assert.Single(await site.LinksAsync(Follower)));
        await AssertSoundAsync(page);
        await KeyboardFocus.MoveToAsync(page.GetByRole(AriaRole.Button, new() { Name = "Ja, send mig mail" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Du har sagt ja")).ToBeVisibleAsync();
        await AssertSoundAsync(page);

        clock.Advance(TimeSpan.FromMinutes(1));
        await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromDays(8));
        await site.Get<SendDigests>().RunAsync(CancellationToken.None);
        await OpenAsync(page, (await site.LinksAsync(Follower))[^1]);
        await AssertSoundAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop alle mails, og slet min adresse" }).ClickAsync();
        await Assertions.Expect(page.GetByText("vi har slettet din adresse")).ToBeVisibleAsync();
        await AssertSoundAsync(page);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Subscriptions.AnyAsync());
    }
}
