using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Tools;

/// <summary>What a job pays, on the page, on the sheet and in the API: one calculation.</summary>
public sealed class JobPayPageTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private const string Page = "/redskaber/gevinst-ved-job";
    private const string Sheet = Page + "/ark";
    private const string Api = "/api/v1/tools/job-gain";
    private const string ExampleA = "?year=2026&rate=minimum&hoursPerWeek=8&hourlyWage=140&municipality=average&churchMember=false&children=0&singleProvider=false";

    private TestSite Site => reading.Site;

    [Fact]
    public async Task Example_A_is_the_same_on_the_page_on_the_sheet_and_in_the_API()
    {
        using var answer = await AnswerAsync(ExampleA);
        var root = answer.RootElement;

        Assert.Equal(2965.36m, root.GetProperty("netWagePerMonth").GetDecimal());
        Assert.Equal(0, root.GetProperty("benefitChangePerMonth").GetDecimal());
        Assert.Equal(2965.36m, root.GetProperty("gainPerMonth").GetDecimal());
        Assert.Equal("agreement", root.GetProperty("certainty").GetString());
        Assert.Equal("Vejledende; ikke en afgørelse.", root.GetProperty("guidance").GetString());
        Assert.Empty(root.GetProperty("missing").EnumerateArray());
        foreach (var path in (string[])[Page, Sheet])
        {
            var page = await Site.PageAsync($"{path}?aar=2026&sats=mindstesats&timer=8&loen=140");
            Assert.Contains("2.965,36 kr.", page.QuerySelector(".gain-total dd")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Vejledende; ikke en afgørelse.", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Lovens § 31, som den er vedtaget, er ikke læst.", page.Body.TextContent, StringComparison.Ordinal);
            Assert.Contains(root.GetProperty("ruleVersion").GetString()!, page.Body.TextContent, StringComparison.Ordinal);
            Assert.Contains("med op til 390,00 kr.", page.Body.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_parameter_of_the_API_has_section_source_link_day_and_certainty()
    {
        using var answer = await AnswerAsync("?rate=basic&hoursPerWeek=20&hourlyWage=150&churchMember=true&children=2&singleProvider=true");

        var parameters = answer.RootElement.GetProperty("parameters").EnumerateArray().ToList();
        Assert.True(parameters.Count > 15);
        foreach (var parameter in parameters)
        {
            foreach (var part in (string[])["id", "name", "unit", "act", "section", "source", "certainty"])
            {
                Assert.False(string.IsNullOrWhiteSpace(parameter.GetProperty(part).GetString()), $"{parameter} lacks {part}");
            }

            Assert.StartsWith("https://", parameter.GetProperty("link").GetString(), StringComparison.Ordinal);
            Assert.Matches("^202[0-9]-", parameter.GetProperty("checkedOn").GetString());
            Assert.Equal(parameter.GetProperty("certainty").GetString() == "unknown", parameter.GetProperty("value").ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Example_B_is_refused_and_says_what_is_missing_and_where_to_type_it()
    {
        using var answer = await AnswerAsync("?year=2026&rate=increased&hoursPerWeek=8&hourlyWage=140");
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("gainPerMonth").ValueKind);
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("benefitChangePerMonth").ValueKind);
        Assert.Equal("unknown", answer.RootElement.GetProperty("certainty").GetString());
        Assert.Contains(answer.RootElement.GetProperty("missing").EnumerateArray(), missing => missing.GetProperty("id").GetString() == "disregard-index" && missing.GetProperty("decides").GetBoolean());

        var page = await Site.PageAsync($"{Page}?sats=forhoejet&timer=8&loen=140");
        Assert.Equal("kan ikke siges", page.QuerySelector(".gain-total dd")!.TextContent);
        Assert.Equal(["#indkomst", "#fribeloeb"], page.QuerySelectorAll(".refusal a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".refusal a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.True(page.QuerySelector("#fribeloeb")!.Closest("details")!.HasAttribute("open"));
        Assert.Contains("Følsomhed, ikke et resultat", page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);

        var typed = await Site.PageAsync($"{Page}?sats=forhoejet&timer=8&loen=140&fribeloeb=2.590&indkomst=foer");
        Assert.Equal("2.039,39 kr.", typed.QuerySelector(".gain-total dd")!.TextContent);
    }

    [Fact]
    public async Task Every_number_shown_opens_down_to_a_source()
    {
        foreach (var query in (string[])["?timer=8&loen=140&kirke=true&boern=1&enlig=true", "?timer=37&loen=300&sats=grundsats", "?timer=10&loen=130&sats=hjemmeboende", "?timer=25&loen=140&ydelse=11000&fribeloeb=5000&indkomst=foer&skat=24,5"])
        {
            var page = await Site.PageAsync(Page + query);
            var leaves = page.QuerySelectorAll(".amount-rule").ToList();
            Assert.NotEmpty(leaves);
            Assert.All(page.QuerySelectorAll("details.amount"), amount => Assert.NotEmpty(amount.QuerySelectorAll(".amount-rule")));
            Assert.All(leaves, leaf =>
            {
                var source = leaf.QuerySelector(".source-line")!;
                var link = source.QuerySelector("a")?.GetAttribute("href");
                Assert.True(
                    link?.StartsWith("https://", StringComparison.Ordinal) == true ? source.TextContent.Contains("set efter", StringComparison.Ordinal) : source.TextContent.Trim() is "Det, du skrev." || source.TextContent.Contains("et valg i beregningen", StringComparison.Ordinal) || source.TextContent.Contains("det, du valgte", StringComparison.Ordinal),
                    leaf.TextContent);
            });
            // What the first lines say is what opens beneath.
            var opened = page.QuerySelectorAll(".amount > summary b, .amount-rule b").Select(number => number.TextContent).ToHashSet();
            Assert.All(page.QuerySelectorAll(".gain-figures dd").Select(figure => figure.TextContent).Where(figure => figure.EndsWith(" kr.", StringComparison.Ordinal)), figure => Assert.Contains(figure, opened));
            Assert.All(page.QuerySelectorAll(".thresholds li"), threshold => Assert.StartsWith("/redskaber/regler#", threshold.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Curve_has_a_table_of_38_rows_whose_hours_lead_to_their_amounts()
    {
        var page = await Site.PageAsync($"{Page}?timer=8&loen=140&kirke=true");
        var rows = page.QuerySelectorAll(".gain-table tbody tr").ToList();

        Assert.Equal(38, rows.Count);
        Assert.Equal("8 timer: se beløbene", rows.Single(row => row.ClassList.Contains("figure-mine")).QuerySelector("th")!.TextContent.Trim());
        Assert.Equal($"{Page}?loen=140&kirke=true&timer=20", rows[20].QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("svg.gain-curve .gain-today"));
        Assert.Contains("Fribeløbet er brugt", page.QuerySelector(".thresholds")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_jobs_stand_side_by_side()
    {
        var page = await Site.PageAsync($"{Page}?timer=8&loen=140&timer2=4&loen2=150,50");

        Assert.Equal(["8 timer om ugen til 140 kr. i timen", "4 timer om ugen til 150,5 kr. i timen"], page.QuerySelectorAll(".gain-pair h2").Select(heading => heading.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("svg.gain-curve").Length);
    }

    [Fact]
    public async Task A_second_situation_differs_in_whatever_is_typed_and_is_else_as_the_first()
    {
        (string Query, string Alone)[] pairs =
        [
            ("timer=8&loen=140&kirke=true&sats2=grundsats", "timer=8&loen=140&kirke=true&sats=grundsats"),
            ("timer=8&loen=140&kirke=true&kirke2=false", "timer=8&loen=140"),
            ("timer=8&loen=140&boern2=2&enlig2=true&timer2=20", "timer=20&loen=140&boern=2&enlig=true"),
            ("timer=8&loen=140&skat2=26,3", "timer=8&loen=140&skat=26,3"),
            ("timer=8&loen=140&aar2=2025", "timer=8&loen=140&aar=2025"),
            ("timer=8&loen=140&sats=forhoejet&fribeloeb2=2.590&indkomst2=foer", "timer=8&loen=140&sats=forhoejet&fribeloeb=2.590&indkomst=foer"),
            ("timer=8&loen=140&sats=forhoejet&fribeloeb=2.590&indkomst=foer&timer2=9", "timer=9&loen=140&sats=forhoejet&fribeloeb=2.590&indkomst=foer"),
            // What is known for one rate is not known for another.
            ("timer=8&loen=140&sats=forhoejet&fribeloeb=2.590&indkomst=foer&sats2=grundsats", "timer=8&loen=140&sats=grundsats&indkomst=foer"),
        ];
        foreach (var (query, alone) in pairs)
        {
            foreach (var path in (string[])[Page, Sheet])
            {
                var both = await Site.PageAsync($"{path}?{query}");
                var expected = await Site.PageAsync($"{path}?{alone}");
                Assert.Equal(Told(expected), Told(both).TakeLast(Told(expected).Count));
                Assert.Equal(2, both.QuerySelectorAll(".gain-pair h2").Length);
            }
        }

        static List<string> Told(IDocument page) => [.. page.QuerySelectorAll(".gain-pair h2, .gain-pair h2 + .hint, h2 + .hint, .gain-figures dd").Select(part => part.TextContent)];
    }

    [Fact]
    public async Task Rows_and_links_of_the_second_situation_lead_to_its_own_fields()
    {
        var page = await Site.PageAsync($"{Page}?timer=8&loen=140&sats2=forhoejet");

        Assert.Equal($"{Page}?timer=8&loen=140&sats2=forhoejet&timer2=20", page.QuerySelectorAll(".gain-table")[1].QuerySelectorAll("tbody tr")[20].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["#indkomst2", "#fribeloeb2"], page.QuerySelectorAll(".refusal a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".refusal a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
        Assert.All(page.QuerySelector("#fribeloeb2")!.Ancestors().OfType<IHtmlDetailsElement>(), details => Assert.True(details.HasAttribute("open")));
        Assert.Equal("forhoejet", page.QuerySelector("#sats2 option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("timer=-1&loen=140", "timer")]
    [InlineData("timer=200&loen=140", "timer")]
    [InlineData("timer=otte&loen=140", "timer")]
    [InlineData("timer=&loen=140", "timer")]
    [InlineData("timer=8&loen=", "loen")]
    [InlineData("timer=8&loen=-140", "loen")]
    [InlineData("timer=8&loen=5000", "loen")]
    [InlineData("timer=8&loen=140&aar=2024", "aar")]
    [InlineData("timer=8&loen=140&aar=2027", "aar")]
    [InlineData("timer=8&loen=140&aar=i-år", "aar")]
    [InlineData("timer=8&loen=140&sats=dagpenge", "sats")]
    [InlineData("timer=8&loen=140&boern=-2", "boern")]
    [InlineData("timer=8&loen=140&boern=1,5", "boern")]
    [InlineData("timer=8&loen=140&skat=250", "skat")]
    [InlineData("timer=8&loen=140&ydelse=100", "ydelse")]
    [InlineData("timer=8&loen=140&timer2=200&loen2=1", "timer2")]
    [InlineData("timer=8&loen=140&loen2=-1", "loen2")]
    [InlineData("timer=8&loen=140&sats2=dagpenge", "sats2")]
    [InlineData("timer=8&loen=140&boern2=1,5", "boern2")]
    [InlineData("timer=8&loen=140&aar2=2027", "aar2")]
    [InlineData("timer=8&loen=140&kirke2=måske", "kirke2")]
    [InlineData("timer=8&loen=140&fribeloeb2=-1", "fribeloeb2")]
    [InlineData("timer=200&loen=140&sats2=forhoejet", "timer")]
    [InlineData("timer=8&loen=140&aar=2027&boern2=1", "aar")]
    public async Task Bad_input_gets_one_sentence_at_its_field_and_nothing_typed_is_lost(string query, string field)
    {
        using var response = await Site.GetAsync($"{Page}?{query}");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var message = Assert.Single(page.QuerySelectorAll(".form-error-message"));
        Assert.Equal($"{field}-fejl", message.Id);
        Assert.Equal($"#{field}", Assert.Single(page.QuerySelectorAll(".error-summary a")).GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll(".gain"));
        foreach (var pair in query.Split('&').Select(pair => pair.Split('=')).Where(pair => page.QuerySelector($"input#{pair[0]}") is not null))
        {
            Assert.Equal(pair[1], page.QuerySelector($"#{pair[0]}")!.GetAttribute("value"));
        }
    }

    [Theory]
    [InlineData("hoursPerWeek=200&hourlyWage=140", "hoursPerWeek")]
    [InlineData("hoursPerWeek=-8&hourlyWage=140", "hoursPerWeek")]
    [InlineData("hourlyWage=140", "hoursPerWeek")]
    [InlineData("hoursPerWeek=8&hourlyWage=NaN", "hourlyWage")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&rate=max", "rate")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&year=2027", "year")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&year=1999", "year")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&municipality=Aalborg", "municipality")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&churchMember=maybe", "churchMember")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&children=many", "children")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&singleProvider=1", "singleProvider")]
    [InlineData("hoursPerWeek=8&hourlyWage=140&incomeCounts=sometimes", "incomeCounts")]
    public async Task Unknown_values_in_the_API_are_400_and_named(string query, string parameter)
    {
        using var response = await Site.GetAsync($"{Api}?{query}");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(parameter, Assert.Single(problem.RootElement.GetProperty("errors").EnumerateObject()).Name);
        Assert.StartsWith($"{parameter}: ", problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_after_the_last_confirmed_one_gets_no_number()
    {
        using var response = await Site.GetAsync($"{Page}?timer=8&loen=140&aar=2027");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("Reglerne for denne dato er ikke bekræftet.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("gain-total", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_kept_apart_by_every_parameter()
    {
        HashSet<string> gains = [];
        foreach (var more in (string[])["", "&churchMember=true", "&singleProvider=true&children=1", "&municipality=26.3", "&municipality=25.149", "&year=2025", "&hoursPerWeek=7", "&hourlyWage=141"])
        {
            using var answer = await AnswerAsync($"?hoursPerWeek=8&hourlyWage=140{more}");
            Assert.True(gains.Add(answer.RootElement.GetProperty("gainPerMonth").GetRawText()), more);
        }
    }

    private async Task<JsonDocument> AnswerAsync(string query) => JsonDocument.Parse(await Site.Client.GetStringAsync(new Uri(Api + query, UriKind.Relative)));
}
