using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Vejviser.BrowserTests.Support;
using Vejviser.Data.EmptySearches;
using Vejviser.Data.Mail;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Reports;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.BrowserTests;

/// <summary>The editorial room, as editors use it: accessible on every page, and worked by keyboard.</summary>
public sealed class EditorialTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["kø"] = "/redaktion",
        ["kø, intet fundet"] = "/redaktion?q=xylofon",
        ["sag til gennemsyn"] = "/redaktion/eksempler/{shared}",
        ["sag med besked"] = "/redaktion/eksempler/{shared}?besked=gemt",
        ["offentliggjort sag"] = "/redaktion/eksempler/aalborg-svejsere-bladt",
        ["ret teksten"] = "/redaktion/eksempler/{shared}/rediger",
        ["ret samlet tekst"] = "/redaktion/eksempler/aalborg-svejsere-bladt/rediger",
        ["sag med rettelser"] = "/redaktion/eksempler/{edited}",
        ["ret rettet tekst"] = "/redaktion/eksempler/{edited}/rediger",
        ["bed om godkendelse"] = "/redaktion/eksempler/{edited}/godkendelse",
        ["planlagt sag"] = "/redaktion/eksempler/{scheduled}",
        ["tag planen tilbage"] = "/redaktion/eksempler/{scheduled}/planlaeg",
        ["spørg"] = "/redaktion/eksempler/{shared}/spoerg",
        ["send tilbage"] = "/redaktion/eksempler/{shared}/returner",
        ["offentliggør"] = "/redaktion/eksempler/{shared}/offentliggoer",
        ["planlæg"] = "/redaktion/eksempler/{shared}/planlaeg",
        ["træk tilbage"] = "/redaktion/eksempler/aalborg-svejsere-bladt/traek-tilbage",
        ["læg sammen"] = "/redaktion/eksempler/{shared}/sammenlaeg",
        ["skjul"] = "/redaktion/eksempler/aalborg-svejsere-bladt/skjul",
        ["fjern oplysninger"] = "/redaktion/eksempler/{shared}/fjern-oplysninger",
        ["gennemgang"] = "/redaktion/gennemgang",
        ["gennemgå samlet eksempel"] = "/redaktion/eksempler/aalborg-svejsere-bladt/gennemgang",
        ["gennemgå delt eksempel"] = "/redaktion/eksempler/{published}/gennemgang",
        ["bekræft en side"] = "/redaktion/gennemgang/tema/igu",
        ["mangler"] = "/redaktion/mangler",
        ["tal"] = "/redaktion/tal",
        ["hent tal"] = "/redaktion/tal/hent",
        ["regler"] = "/redaktion/regler",
        ["skriv en værdi af en regel"] = "/redaktion/regler/rate-minimum",
        ["ret en serie"] = "/redaktion/tal/kontanthjaelp-mv-andel/ret",
        ["synspunkter"] = "/redaktion/synspunkter",
        ["synspunkt"] = "/redaktion/synspunkter/maalet-er-job",
        ["synspunktets hoved"] = "/redaktion/synspunkter/maalet-er-job/hoved",
        ["nyt forslag"] = "/redaktion/synspunkter/maalet-er-job/ny/forslag",
        ["ret et dilemma"] = "/redaktion/synspunkter/maalet-er-job/sanktioner",
        ["ret en oplysning"] = "/redaktion/synspunkter/maalet-er-job/ufaglaerte",
        ["ret det, der virker"] = "/redaktion/synspunkter/maalet-er-job/virker-relation",
        ["offentliggør et synspunkt"] = "/redaktion/synspunkter/maalet-er-job/offentliggoer",
        ["fjern oplysninger i et synspunkt"] = "/redaktion/synspunkter/maalet-er-job/fjern-oplysninger",
        ["åbn en høring"] = "/redaktion/synspunkter/maalet-er-job/sanktioner/hoering",
        ["partnerskaber"] = "/redaktion/partnerskaber",
        ["nyt partnerskab"] = "/redaktion/partnerskaber/nyt",
        ["partnerskab"] = "/redaktion/partnerskaber/flere-i-arbejde",
        ["ret et partnerskab"] = "/redaktion/partnerskaber/flere-i-arbejde/ret",
        ["fjern oplysninger i et partnerskab"] = "/redaktion/partnerskaber/flere-i-arbejde/fjern-oplysninger",
        ["spørg kommuner"] = "/redaktion/mangler/organisering/unge",
        ["temaer"] = "/redaktion/temaer",
        ["ordbog"] = "/redaktion/ordbog?q=praktik",
        ["ord"] = "/redaktion/ordbog/ord",
        ["søgninger"] = "/redaktion/soegninger",
        ["henvendelser"] = "/redaktion/henvendelser",
        ["henvendelse"] = "/redaktion/henvendelser/{report}",
        ["post"] = "/redaktion/post",
        ["kontakt, samlet"] = "/eksempler/aalborg-svejsere-bladt/kontakt",
        ["kontakt"] = "/eksempler/{published}/kontakt",
        ["kontakt, sendt"] = "/eksempler/{published}/kontakt?sendt=true",
        ["fejl, sendt"] = "/om/fejl?sendt=true",
    };

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);
    private static Dictionary<string, string>? prepared;

    public static TheoryData<string> Names { get; } = new(Pages.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_is_sound(string name)
    {
        var page = await EditorPageAsync(Screen.Desktop);
        await OpenAsync(page, await AddressAsync(name));

        await AssertSoundAsync(page);
    }

    [Fact]
    public async Task Refused_form_is_accessible_too()
    {
        var page = await EditorPageAsync(Screen.Desktop);
        var address = await AddressAsync("ret teksten");
        await OpenAsync(page, address);
        await page.Locator("#approach").FillAsync("Vi talte med borgeren 010190-1234 om det.");
        await page.Locator("#year").FillAsync("i fjor");
        var html = await PressAsync(page.Locator("main button[type=submit]"), 422);

        Assert.Equal("010190-1234", await page.Locator(".place mark").TextContentAsync());
        await AssertSoundAsync(page, html);
    }

    [Theory]
    [InlineData("spørg")]
    [InlineData("send tilbage")]
    [InlineData("offentliggør")]
    [InlineData("planlæg")]
    [InlineData("træk tilbage")]
    [InlineData("læg sammen")]
    [InlineData("fjern oplysninger")]
    [InlineData("nyt forslag")]
    [InlineData("ret et dilemma")]
    [InlineData("fjern oplysninger i et synspunkt")]
    [InlineData("åbn en høring")]
    [InlineData("ord")]
    [InlineData("henvendelse")]
    [InlineData("kontakt")]
    public async Task Form_sent_empty_is_sound(string name)
    {
        var page = await EditorPageAsync(Screen.Desktop);
        await OpenAsync(page, await AddressAsync(name));
        foreach (var field in await page.Locator("main form[method=post] :is(input:not([type=hidden], [type=checkbox], [type=radio], .trap *), textarea)").AllAsync())
        {
            await field.ClearAsync();
        }

        await page.EvaluateAsync("() => document.querySelectorAll('main form').forEach(form => form.noValidate = true)");
        await AssertSoundAsync(page, await PressAsync(page.Locator("main form[method=post]").Last.Locator("button[type=submit]").First, 422));
    }

    [Fact]
    public async Task Editor_works_a_case_by_keyboard()
    {
        var shared = await Site.ShareAsync(content => content with { Title = "Tastaturets eksempel" });
        var page = await EditorPageAsync(Screen.Desktop);
        await OpenAsync(page, $"/redaktion?q={shared.PublicId}");
        await EnterAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Tastaturets eksempel" }));
        await EnterAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Tag eksemplet" }));
        await Assertions.Expect(page.GetByText("Du har taget eksemplet.")).ToBeVisibleAsync();

        await EnterAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Ret teksten" }));
        await KeyboardFocus.MoveToAsync(page.Locator("#title"));
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(", rettet");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Teksten er gemt.")).ToBeVisibleAsync();

        await EnterAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Bed om godkendelse af teksten" }).First);
        await EnterAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Bed om godkendelse" }));
        await Assertions.Expect(page.GetByText("Forfatteren er spurgt")).ToBeVisibleAsync();
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            (await db.PracticeExamples.SingleAsync(example => example.Id == shared.Id)).Approve(2, Actor.Author, TimeProvider.System.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        }

        await page.ReloadAsync();
        await EnterAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Offentliggør nu" }));
        await EnterAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Offentliggør nu" }));
        await Assertions.Expect(page.GetByText("Eksemplet er offentliggjort.")).ToBeVisibleAsync();
        await OpenAsync(page, shared.Page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tastaturets eksempel, rettet");
    }

    private static async Task EnterAsync(IPage page, ILocator target)
    {
        await KeyboardFocus.MoveToAsync(target);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForLoadStateAsync();
    }

    private async Task<IPage> EditorPageAsync(Screen screen)
    {
        var page = await NewPageAsync(screen);
        await SignInAsync(page, AccountRole.Editor);
        return page;
    }

    private async Task<string> AddressAsync(string name)
    {
        await OneAtATime.WaitAsync();
        try
        {
            prepared ??= await PrepareAsync();
        }
        finally
        {
            OneAtATime.Release();
        }

        return prepared.Aggregate(Pages[name], (address, found) => address.Replace($"{{{found.Key}}}", found.Value, StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, string>> PrepareAsync()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var shared = await Site.ShareAsync(content => content with { Themes = [], Approach = "Ring til Mette på 20 30 40 50 om forløbet." });
        var published = await Site.PublishedAsync();
        var edited = await Site.ShareAsync();
        var scheduled = await Site.ShareAsync();
        using (var editor = await Site.VisitorAsync(AccountRole.Editor))
        {
            await editor.OpenAsync($"{edited.Case}/rediger");
            await editor.SubmitAsync(("title", $"{edited.Content.Title}, rettet"), ("approach", "Vi oplærte ledige som svejsere sammen med to virksomheder."));
            await editor.OpenAsync($"{scheduled.Case}/planlaeg");
            await editor.SubmitAsync(("publish_on", now.AddDays(9).ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture)));
        }

        var report = new ProblemReport { Path = published.Page, PracticeExampleId = published.Id, Text = "Der står et navn.", ReplyTo = "laeser@example.dk", CreatedAt = now };
        await using var db = await Site.Contexts().CreateDbContextAsync();
        db.Add(report);
        db.Add(new EmptySearch { Words = "xylofonspiller", Days = 4, LastOn = DateOnly.FromDateTime(now) });
        db.Add(new OutboxMessage { Kind = "returned", To = "doed@kommune.example", Subject = "", Text = "", Html = "", CreatedAt = now, NextAttemptAt = now, Attempts = 8, FailedAt = now, LastError = "550 mailbox unavailable" });
        await db.SaveChangesAsync();
        return new()
        {
            ["shared"] = shared.PublicId,
            ["published"] = published.PublicId,
            ["edited"] = edited.PublicId,
            ["scheduled"] = scheduled.PublicId,
            ["report"] = $"{report.Id}",
        };
    }
}
