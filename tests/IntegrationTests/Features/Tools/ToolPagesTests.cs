using System.Net;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Tools;

/// <summary>The tools about a person: forms that are posted, answered on the spot, and forgotten.</summary>
public sealed class ToolPagesTests(ToolSite tools) : IClassFixture<ToolSite>
{
    private TestSite Site => tools.Site;

    [Fact]
    public async Task Questions_follow_each_other_to_a_verdict_with_sources_and_back()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet");
        foreach (var (field, value) in new[] { ("dag", "01-12-2025"), ("ydelse", "kontanthjaelp"), ("igu", "nej"), ("ukraine", "nej"), ("eu", "nej"), ("foedt", "udlandet"), ("indrejse", "01-05-2015"), ("udland", "nej"), ("opfyldt-foer", "nej"), ("ophold", "ja"), ("arbejde", "nej"), ("saerligt", "nej"), ("fritaget", "nej") })
        {
            Assert.NotNull(worker.Page.QuerySelector($"[name='{field}']:not([type=hidden])"));
            await worker.SubmitAsync((field, value));
            Assert.Equal(HttpStatusCode.OK, worker.Status);
            Assert.Equal("/redskaber/hvem-er-omfattet", worker.Path);
        }

        Assert.Contains("Sandsynligvis omfattet", worker.Page.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vejledende; ikke en afgørelse.", worker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(worker.Page.QuerySelectorAll("ol.reasons > li"), step => Assert.NotEmpty(step.QuerySelectorAll("a[href^='https://']")));
        Assert.Equal(13, worker.Page.QuerySelectorAll(".given dt").Length);
        Assert.Empty(worker.Cookies.GetAllCookies());

        await worker.SubmitAsync("fritaget");
        Assert.True(worker.Page.QuerySelector("#fritaget-nej")!.HasAttribute("checked"));
        await worker.SubmitAsync("saerligt");
        await worker.SubmitAsync("arbejde");
        await worker.SubmitAsync(("arbejde", "ja"));
        Assert.Contains("Sandsynligvis ikke omfattet", worker.Page.QuerySelector(".verdict")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01-01-2099", "fremtiden")]
    [InlineData("01-01-2019", "1. januar 2025")]
    [InlineData("i dag", "dag-måned-år")]
    [InlineData("", "dag-måned-år")]
    public async Task Bad_day_gets_one_sentence_and_stays_in_its_field(string day, string said)
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet");
        await worker.SubmitAsync(("dag", day));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        Assert.Contains(said, Assert.Single(worker.Page.QuerySelectorAll("#dag-fejl")).TextContent, StringComparison.Ordinal);
        Assert.Equal(day, worker.Page.QuerySelector("#dag")!.GetAttribute("value"));
    }

    [Fact]
    public async Task No_answer_chosen_is_said_at_the_question()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet");
        await worker.SubmitAsync(("dag", "01-12-2025"));
        await worker.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        Assert.Contains("Vælg et svar.", worker.Page.QuerySelector("#ydelse-fejl")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_last_confirmed_day_there_is_no_verdict_no_sum_and_no_week()
    {
        var clock = new TestClock(new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, clock: clock);
        using var worker = new Visitor(site.Address);
        const string Said = "Reglerne for denne dato er ikke bekræftet. De er bekræftet til og med 31. december 2026.";

        await worker.OpenAsync("/redskaber/hvem-er-omfattet");
        await worker.SubmitAsync(("dag", "15-01-2027"));
        Assert.Contains(Said, worker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(worker.Page.QuerySelector(".verdict"));

        await worker.OpenAsync("/redskaber/hvem-er-omfattet/maaneder");
        await worker.SubmitAsync(("dag", "15-01-2027"), ("ophold-1-fra", "01-2015"), ("ophold-1-til", "01-2027"));
        Assert.Contains(Said, worker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(worker.Page.QuerySelector(".month-grid"));

        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync(("aktivitet-1", "talks"), ("fra-1", "9"), ("til-1", "10"), ("dage-1", "1"));
        Assert.Contains(Said, worker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(worker.Page.QuerySelector(".week-sheet"));
    }

    [Fact]
    public async Task Months_are_added_up_and_shown_one_by_one()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet/maaneder");
        await worker.SubmitAsync(("dag", "27-11-2025"), ("ophold-1-fra", "05-2018"), ("ophold-1-til", "11-2025"), ("arbejde-1-fra", "01-2020"), ("arbejde-1-til", "03-2021"));

        Assert.Equal(HttpStatusCode.OK, worker.Status);
        var totals = worker.Page.QuerySelectorAll(".gain-total").Select(total => total.TextContent).ToList();
        Assert.Contains("7 år og 7 måneder; kravet er 9 år", totals[0], StringComparison.Ordinal);
        Assert.Contains("Tidligst opfyldt fra 1. maj 2027", totals[0], StringComparison.Ordinal);
        Assert.Contains("Reglerne for den dato er ikke bekræftet.", totals[0], StringComparison.Ordinal);
        Assert.Contains("1 år og 3 måneder; kravet er 2 år og 6 måneder", totals[1], StringComparison.Ordinal);
        Assert.Equal(15, worker.Page.QuerySelectorAll(".month-both").Length);
        Assert.Equal(91 - 15, worker.Page.QuerySelectorAll(".month-lived").Length);
        Assert.Equal(5, worker.Page.QuerySelectorAll(".rule-of a[href^='https://']").Length);
        Assert.Equal("05-2018", worker.Page.QuerySelector("#ophold-1-fra")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Bad_periods_get_one_sentence_each_and_stay()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet/maaneder");
        await worker.SubmitAsync("flere", ("dag", "27-11-2025"), ("ophold-1-fra", "05-2018"));
        Assert.NotNull(worker.Page.QuerySelector("#ophold-6-fra"));
        Assert.Equal("05-2018", worker.Page.QuerySelector("#ophold-1-fra")!.GetAttribute("value"));

        await worker.SubmitAsync(("dag", "27-11-2025"), ("ophold-1-fra", "05-2018"), ("ophold-1-til", "05-2019"), ("ophold-2-fra", "05-2019"), ("ophold-2-til", "06-2019"), ("ophold-3-fra", "01-2099"), ("ophold-3-til", "01-2098"), ("arbejde-1-fra", "01-2019"), ("arbejde-1-til", "02-2019"), ("arbejde-1-timer", "200"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        Assert.Equal(["arbejde-1-timer-fejl", "ophold-2-fra-fejl", "ophold-3-til-fejl"], worker.Page.QuerySelectorAll(".form-error-message").Select(message => message.Id).Order());
        Assert.Equal("200", worker.Page.QuerySelector("#arbejde-1-timer")!.GetAttribute("value"));

        await worker.SubmitAsync(("dag", "27-11-2025"), ("ophold-1-fra", "maj"), ("ophold-1-til", ""), ("ophold-2-fra", ""), ("ophold-2-til", ""), ("ophold-3-fra", ""), ("ophold-3-til", ""), ("arbejde-1-fra", ""), ("arbejde-1-til", ""), ("arbejde-1-timer", ""));
        Assert.Equal(["ophold-1-fra-fejl", "ophold-1-til-fejl"], worker.Page.QuerySelectorAll(".form-error-message").Select(message => message.Id).Order());
    }

    [Fact]
    public async Task Week_tells_hours_what_is_missing_what_collides_what_is_known_and_who_did_it()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync("flere");
        await worker.SubmitAsync(
            ("maal", "25"), ("aktivitet-1", "danish-classes"), ("fra-1", "9"), ("til-1", "13.30"), ("dage-1", "2"), ("dage-1", "4"), ("aktivitet-2", "paid-hours"), ("fra-2", "8.00"), ("til-2", "12:00"), ("dage-2", "1"), ("dage-2", "3"),
            ("aktivitet-3", "utility-work"), ("fra-3", "12"), ("til-3", "15"), ("dage-3", "5"), ("aktivitet-4", "talks"), ("fra-4", "11.30"), ("til-4", "12.30"), ("dage-4", "3"), ("aktivitet-5", "voluntary"), ("fra-5", "10"), ("til-5", "12"), ("dage-5", "6"));

        Assert.Equal(HttpStatusCode.OK, worker.Status);
        var page = worker.Page;
        Assert.Equal(["Arbejde med løn", "Danskundervisning", "Samtale", "Nytteindsats", "Frivilligt arbejde (vi ved ikke, om det tæller med)", "Tæller med i alt", "Dit timetal", "Timer, der mangler"], page.QuerySelectorAll(".week-hours th").Select(head => head.TextContent));
        Assert.Equal(["8", "9", "1", "3", "2", "20,5", "25", "4,5"], page.QuerySelectorAll(".week-hours td").Select(cell => cell.TextContent));
        Assert.Contains("To aktiviteter på samme tid", page.QuerySelector(".week-sheet")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll(".week-picture rect").Length);
        var worked = page.QuerySelector("section[aria-labelledby=til-sagsbehandler]")!;
        Assert.Contains("fortrænge almindelige job", worked.TextContent, StringComparison.Ordinal);
        Assert.Contains("tillidsrepræsentanten", worked.TextContent, StringComparison.Ordinal);
        Assert.Contains("KL’s forbehold", worked.TextContent, StringComparison.Ordinal);
        Assert.True(worked.QuerySelectorAll("a[href^='/eksempler/']").Length >= 6);
        Assert.DoesNotContain("Der er ingen lønnede timer", worked.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Week_speaks_English_to_the_citizen_when_asked()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync(("sprog", "en"), ("aktivitet-1", "talks"), ("fra-1", "9"), ("til-1", "10.30"), ("dage-1", "1"), ("aktivitet-2", "transport"), ("fra-2", "8"), ("til-2", "9"), ("dage-2", "1"));

        var sheet = worker.Page.QuerySelector(".week-sheet")!;
        Assert.Equal("en", sheet.GetAttribute("lang"));
        Assert.Contains("Monday", sheet.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Mandag", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1.5", "1", "1.5"], sheet.QuerySelectorAll(".week-hours td").Select(cell => cell.TextContent));
        Assert.Contains("The journey to the first activity of the day and home from the last one is not counted.", sheet.TextContent, StringComparison.Ordinal);
        Assert.Contains("1,5 af timerne, der er talt med, er af en slags, som kun kan tælle med", worker.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Der er ingen lønnede timer", worker.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/redskaber/hvem-er-omfattet")]
    [InlineData("/redskaber/hvem-er-omfattet/maaneder")]
    [InlineData("/redskaber/ugeplan")]
    [InlineData("/redskaber/rehabiliteringsmoede")]
    public async Task What_is_no_form_or_too_much_of_one_is_said_not_to_be_understood(string path)
    {
        using var client = Site.NewClient();
        HttpContent[] odd =
        [
            new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), new StringContent("dag=%00", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent(string.Join('&', Enumerable.Range(1, 10_000).Select(number => $"ophold-{number}-fra=01-2015")), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("--x", System.Text.Encoding.UTF8, System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x")),
        ];
        foreach (var content in odd)
        {
            using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.Equal(content.Headers.ContentType!.MediaType == "application/json" ? HttpStatusCode.UnsupportedMediaType : HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Contains("Vi forstod ikke forespørgslen", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            content.Dispose();
        }

        // An answer about a person is nothing for the browser to suggest to the next one.
        var page = await Site.PageAsync(path);
        Assert.All(page.QuerySelectorAll("form[method=post]"), form => Assert.Equal("off", form.GetAttribute("autocomplete")));
    }

    [Fact]
    public async Task Bad_week_gets_one_sentence_each_and_stays()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync(("maal", "200"), ("aktivitet-1", "talks"), ("fra-1", "9"), ("til-1", "8"), ("dage-1", "1"), ("aktivitet-2", "talks"), ("fra-2", "ni"), ("til-2", "10"), ("dage-2", "1"), ("aktivitet-3", "talks"), ("fra-3", "9"), ("til-3", "10"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        Assert.Equal(["dage-3-fejl", "fra-2-fejl", "maal-fejl", "til-1-fejl"], worker.Page.QuerySelectorAll(".form-error-message").Select(message => message.Id).Order());
        Assert.Equal("ni", worker.Page.QuerySelector("#fra-2")!.GetAttribute("value"));
        Assert.Null(worker.Page.QuerySelector(".week-sheet"));

        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync();
        Assert.Equal("aktivitet-1-fejl", Assert.Single(worker.Page.QuerySelectorAll(".form-error-message")).Id);
    }

    [Fact]
    public async Task Checklist_starts_empty_and_shows_what_was_picked_and_why()
    {
        using var worker = new Visitor(Site.Address);
        await worker.OpenAsync("/redskaber/rehabiliteringsmoede");
        Assert.Empty(worker.Page.QuerySelectorAll("input:checked"));
        Assert.Null(worker.Page.QuerySelector(".checklist"));

        await worker.SubmitAsync(("dok-helbred", "ja"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, worker.Status);
        Assert.Contains("Skriv kort, hvorfor", Assert.Single(worker.Page.QuerySelectorAll(".form-error-message")).TextContent, StringComparison.Ordinal);

        await worker.SubmitAsync(("dok-helbred-hvorfor", "Lægen ved, hvad borgeren kan."));
        Assert.Equal(HttpStatusCode.OK, worker.Status);
        Assert.Equal("HelbredLægen ved, hvad borgeren kan.", Assert.Single(worker.Page.QuerySelectorAll(".checklist li")).TextContent.Trim());
    }

    [Fact]
    public async Task Every_rule_stands_on_one_page_with_its_source()
    {
        var page = await Site.PageAsync("/redskaber/regler");
        var values = page.QuerySelectorAll(".rule-list dd").ToList();

        Assert.True(values.Count > 80);
        Assert.All(values, value => Assert.StartsWith("https://", value.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("ikke fundet", page.QuerySelector("#rate-home")!.NextElementSibling!.QuerySelector("b")!.TextContent, StringComparison.Ordinal);
    }
}
