using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.PracticeExamples;

public sealed class ContactPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Letter_goes_to_the_mailbox_that_the_reader_never_sees()
    {
        var shared = await SharedAsync("kontakt-et@kommune.example");
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync(shared.Page);
        Assert.DoesNotContain("kontakt-et", reader.Page.DocumentElement.OuterHtml);
        await reader.OpenAsync(reader.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Skriv til kommunen").GetAttribute("href")!);
        Assert.DoesNotContain("kontakt-et", reader.Page.DocumentElement.OuterHtml);
        await reader.SubmitAsync(("name", "Kim"), ("email", "Laeser.Et@example.dk"), ("text", "Hvor længe varer oplæringen?"));

        Assert.Contains("Din besked er på vej", reader.Page.Body!.TextContent);
        Assert.DoesNotContain("kontakt-et", reader.Page.DocumentElement.OuterHtml);
        Assert.Empty(reader.Cookies.GetAllCookies());
        var mail = Assert.Single(await Site.Contexts().MailAsync("kontakt-et@kommune.example"));
        Assert.Equal(("laeser.et@example.dk", "Spørgsmål til jeres eksempel i Vejviser"), (mail.ReplyTo, mail.Subject));
        Assert.Contains("Hvor længe varer oplæringen?", mail.Text);
        Assert.Contains("Afsender: Kim, laeser.et@example.dk", mail.Text);
        Assert.Contains($"{Site.Address}eksempler/{shared.PublicId}", mail.Text);
        Assert.Empty(await Site.Contexts().MailAsync("laeser.et@example.dk"));
        using var api = await Site.GetAsync($"/api/v1/examples/{shared.PublicId}");
        Assert.DoesNotContain("kontakt-et", await api.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Copy_goes_only_to_the_address_that_is_signed_in()
    {
        var shared = await SharedAsync("kontakt-to@kommune.example");
        using var reader = await Site.VisitorAsync(AccountRole.Contributor, email: "kopi@kommune.example");
        await reader.OpenAsync($"{shared.Page}/kontakt");
        Assert.Equal("kopi@kommune.example", reader.Page.QuerySelector("#email")!.GetAttribute("value"));
        await reader.SubmitAsync(("text", "Med kopi"));
        Assert.Contains("Med kopi", Assert.Single(await Site.Contexts().MailAsync("kopi@kommune.example")).Text);

        await reader.OpenAsync($"{shared.Page}/kontakt");
        await reader.SubmitAsync(("email", "en-anden@kommune.example"), ("text", "Uden kopi"));
        Assert.Empty(await Site.Contexts().MailAsync("en-anden@kommune.example"));
    }

    [Theory]
    [InlineData("", "Hej", "email")]
    [InlineData("ikke en adresse", "Hej", "email")]
    [InlineData("laeser@example.dk", "", "text")]
    [InlineData("laeser@example.dk", "Borgeren 010190-1234 vil gerne med.", "text")]
    public async Task Bad_letter_comes_back_whole_and_nothing_is_kept(string email, string text, string field)
    {
        var shared = await SharedAsync("kontakt-tre@kommune.example");
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"{shared.Page}/kontakt");
        await reader.SubmitAsync(("name", "Kim"), ("email", email), ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reader.Status);
        Assert.NotNull(reader.Page.QuerySelector($"#fejl a[href='#{field}']"));
        Assert.Equal((email, text), (reader.Page.QuerySelector("#email")!.GetAttribute("value"), reader.Page.QuerySelector("#text")!.TextContent.Trim()));
        Assert.Equal(text.Contains("010190", StringComparison.Ordinal) ? "010190-1234" : null, reader.Page.QuerySelector(".place mark")?.TextContent);
        Assert.Empty(await Site.Contexts().MailAsync("kontakt-tre@kommune.example"));
    }

    [Fact]
    public async Task Line_breaks_in_the_name_cannot_write_headers_or_paragraphs()
    {
        var shared = await SharedAsync("kontakt-fire@kommune.example");
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"{shared.Page}/kontakt");
        await reader.SubmitAsync(("name", "Kim\r\nBcc: alle@example.dk"), ("email", "laeser@example.dk"), ("text", "<script>alert(1)</script>"));

        var mail = Assert.Single(await Site.Contexts().MailAsync("kontakt-fire@kommune.example"));
        Assert.Contains("Afsender: Kim Bcc: alle@example.dk, laeser@example.dk", mail.Text);
        Assert.DoesNotContain("<script>", mail.Html);
    }

    [Fact]
    public async Task Mailbox_gets_twenty_letters_a_day_at_most()
    {
        var shared = await SharedAsync("kontakt-fem@kommune.example");
        using var reader = new Visitor(Site.Address);
        for (var sent = 0; sent < 21; sent++)
        {
            await reader.OpenAsync($"{shared.Page}/kontakt");
            await reader.SubmitAsync(("email", "laeser@example.dk"), ("text", "Hej igen"));
        }

        Assert.Contains("Kommunen har fået mange beskeder i dag", reader.Page.Body!.TextContent);
        Assert.Equal("Hej igen", reader.Page.QuerySelector("#text")!.TextContent.Trim());
        Assert.Equal(20, (await Site.Contexts().MailAsync("kontakt-fem@kommune.example")).Count);
    }

    [Fact]
    public async Task Program_that_fills_every_field_sends_nothing()
    {
        var shared = await SharedAsync("kontakt-seks@kommune.example");
        using var reader = new Visitor(Site.Address);
        await reader.OpenAsync($"{shared.Page}/kontakt");
        await reader.SubmitAsync(("email", "laeser@example.dk"), ("text", "Køb ure"), ("website", "https://ure.example"));

        Assert.Contains("Din besked er på vej", reader.Page.Body!.TextContent);
        Assert.Empty(await Site.Contexts().MailAsync("kontakt-seks@kommune.example"));
    }

    [Fact]
    public async Task Collected_example_leads_to_the_municipality_itself()
    {
        await Site.ImportAsync(TestRecords.Record("uden-kontakt"));
        var page = await Site.PageAsync("/eksempler/uden-kontakt/kontakt");

        Assert.Null(page.QuerySelector("form[method=post]"));
        Assert.Contains("aalborg.dk", page.QuerySelector("main a[rel~=external]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Example_that_readers_do_not_see_has_no_form()
    {
        var shared = await Site.ShareAsync();
        using var response = await Site.GetAsync($"{shared.Page}/kontakt");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private Task<Shared> SharedAsync(string mailbox) => Site.PublishedAsync(content => content with { ContactMailbox = mailbox });
}
