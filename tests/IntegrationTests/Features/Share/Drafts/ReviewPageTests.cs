using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Share.Drafts;

/// <summary>Sending, and what comes after.</summary>
public sealed class ReviewPageTests(SharingSite sharing) : IClassFixture<SharingSite>
{
    private TestSite Site => sharing.Site;

    [Fact]
    public async Task Example_is_sent_with_a_code_at_the_end()
    {
        var email = SharingSite.NewEmail();
        using var author = await Site.WriteAsync("Svejsere på seks uger");
        var visitor = author.Visitor;
        await visitor.SubmitAsync(("email", email));
        Assert.Equal($"{author.Draft}/kode", visitor.Path);
        await visitor.SubmitAsync("/kode", ("kode", await Site.CodeAsync(email)));

        Assert.StartsWith(author.Draft, visitor.Path, StringComparison.Ordinal);
        Assert.Contains("Eksemplet er hos redaktionen", visitor.Page.GetElementById("status")!.TextContent, StringComparison.Ordinal);
        var example = await ExampleAsync("Svejsere på seks uger");
        Assert.Equal((PublicationState.Submitted, "svejsere-paa-seks-uger", 1), (example.State, example.Slug, example.SubmittedRevision));
        Assert.Equal([TimelineAct.Created, TimelineAct.Submitted], example.Timeline.OrderBy(entry => entry.Id).Select(entry => entry.Act));
        var letters = await Site.LettersAsync(email);
        Assert.Equal(["draft-link", "sign-in-code", "receipt"], letters.Select(letter => letter.Kind));
        using var later = new Visitor(Site.Address);
        await later.OpenAsync(Authors.LinkIn(letters[^1].Text));
        Assert.Contains("Eksemplet er hos redaktionen", later.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unfinished_draft_is_not_sent_and_all_six_are_named()
    {
        using var visitor = new Visitor(Site.Address);
        await visitor.OpenAsync("/del/ny");
        await visitor.SubmitAsync("luk", ("summary", "Intet endnu."));
        Assert.Equal(6, visitor.Page.QuerySelectorAll(".ready-item:not(.is-done)").Length);
        Assert.Empty(visitor.Page.QuerySelectorAll("form[method=post]"));
    }

    [Fact]
    public async Task Draft_that_became_unfinished_in_another_tab_is_not_sent()
    {
        using var author = await Site.WriteAsync(email: SharingSite.NewEmail());
        using var other = new Visitor(Site.Address);
        await other.OpenAsync(author.Step(2));
        await other.SubmitAsync("videre", ("approach", ""), ("what_was_hard", ""));
        await author.Visitor.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Equal(["Skriv, hvad I gjorde.", "Skriv, hvad der var svært."], author.Visitor.Page.QuerySelectorAll("#fejl li").Select(item => item.TextContent));
    }

    [Fact]
    public async Task Recognisable_people_ask_for_consent()
    {
        using var author = await Site.WriteAsync(email: SharingSite.NewEmail());
        await author.Visitor.OpenAsync(author.Step(4));
        await author.Visitor.SubmitAsync("videre", ("shows_people", "true"));
        Assert.Contains("har givet skriftligt samtykke", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(author.Visitor.Page.QuerySelectorAll("form[method=post]"));
    }

    [Fact]
    public async Task Wrong_code_sends_nothing_and_after_five_it_is_dead()
    {
        var email = SharingSite.NewEmail();
        using var author = await Site.WriteAsync("Forkert kode", email);
        await author.Visitor.SubmitAsync();
        var code = await Site.CodeAsync(email);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await author.Visitor.SubmitAsync("/kode", ("kode", code == "000000" ? "111111" : "000000"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        }

        await author.Visitor.SubmitAsync("/kode", ("kode", code));
        Assert.Contains("prøvet for mange gange", author.Visitor.Page.GetElementById("fejl")!.TextContent, StringComparison.Ordinal);
        Assert.False(await AnyAsync("Forkert kode"));

        await author.Visitor.SubmitAsync("ja");
        await author.Visitor.SubmitAsync("/kode", ("kode", await Site.CodeAsync(email)));
        Assert.True(await AnyAsync("Forkert kode"));
    }

    [Fact]
    public async Task Code_of_one_draft_sends_no_other()
    {
        var email = SharingSite.NewEmail();
        using var one = await Site.WriteAsync("Den ene kladde", email);
        using var other = await Site.WriteAsync("Den anden kladde", email);
        await one.Visitor.SubmitAsync();
        await other.Visitor.OpenAsync($"{other.Draft}/kode");
        await other.Visitor.SubmitAsync("/kode", ("kode", await Site.CodeAsync(email)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Visitor.Status);
        Assert.False(await AnyAsync("Den anden kladde"));
    }

    [Fact]
    public async Task Another_browser_must_prove_the_address_itself_before_the_first_sending()
    {
        var email = SharingSite.NewEmail();
        using var author = await Site.WriteAsync("Bekræftet ét sted", email);
        await author.Visitor.OpenAsync($"{author.Draft}/filer");
        await author.Visitor.SubmitAsync("ja");
        await author.Visitor.SubmitAsync("/kode?til=filer", ("kode", await Site.CodeAsync(email)));
        Assert.Equal($"{author.Draft}/filer", author.Visitor.Path);

        using var colleague = new Visitor(Site.Address);
        await colleague.OpenAsync(author.Draft);
        await colleague.SubmitAsync();
        Assert.Equal($"{author.Draft}/kode", colleague.Path);

        // The one that has proved it is not asked again.
        await author.Visitor.OpenAsync(author.Draft);
        await author.Visitor.SubmitAsync();
        Assert.True(await AnyAsync("Bekræftet ét sted"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_with_the_address_needs_no_code()
    {
        using var visitor = await Site.VisitorAsync(AccountRole.Contributor, email: "bidragyder-uden-kode@kommune.example");
        using var author = await Site.WriteAsync("Logget ind", "bidragyder-uden-kode@kommune.example");
        await visitor.OpenAsync(author.Draft);
        await visitor.SubmitAsync();

        Assert.Contains("Eksemplet er hos redaktionen", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var draft = await db.Drafts.SingleAsync(draft => draft.Email == "bidragyder-uden-kode@kommune.example");
        Assert.Equal((await db.Accounts.SingleAsync(account => account.Email == draft.Email)).Id, draft.AccountId);
    }

    [Fact]
    public async Task Address_of_an_active_domain_gets_an_account()
    {
        const string Email = "ny-bidragyder@kk.dk";
        using var author = await Site.SendAsync("Konto til bidragyder", Email);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var account = await db.Accounts.SingleAsync(account => account.Email == Email);
        Assert.Equal((AccountRole.Contributor, "0101"), (account.Role, account.MunicipalityCode));
    }

    [Fact]
    public async Task Same_title_twice_gets_two_addresses()
    {
        using var one = await Site.SendAsync("Samme titel");
        using var two = await Site.SendAsync("Samme titel");
        using var reserved = await Site.SendAsync("Lignende");
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Equal(["samme-titel", "samme-titel-2"], await db.PracticeExamples.Where(example => example.Slug.StartsWith("samme")).OrderBy(example => example.Id).Select(example => example.Slug).ToListAsync());
        Assert.True(await db.PracticeExamples.AnyAsync(example => example.Slug == "lignende-2"));
    }

    [Fact]
    public async Task Sending_twice_is_sending_once()
    {
        var email = SharingSite.NewEmail();
        using var author = await Site.WriteAsync("Sendt to gange", email);
        await author.Visitor.SubmitAsync();
        using var tab = new Visitor(Site.Address);
        await tab.OpenAsync(author.Draft);
        using var again = new Visitor(Site.Address);
        again.Cookies.Add(author.Visitor.Cookies.GetAllCookies());
        await again.OpenAsync(author.Visitor.Path);
        await author.Visitor.SubmitAsync("/kode", ("kode", await Site.CodeAsync(email)));
        await tab.SubmitAsync();
        await again.SubmitAsync("/kode", ("kode", await Site.CodeAsync(email)));

        Assert.Contains("har ændret sig imens", tab.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Eksemplet er hos redaktionen", again.Page.GetElementById("status")!.TextContent, StringComparison.Ordinal);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Equal(1, await db.PracticeExamples.CountAsync(example => example.Slug.StartsWith("sendt-to-gange")));
    }

    [Fact]
    public async Task What_is_with_the_editors_cannot_be_edited()
    {
        using var author = await Site.SendAsync("Hos redaktionen");
        await author.Visitor.OpenAsync(author.Step(2));
        Assert.StartsWith($"{author.Draft}?besked=flyttet", author.Visitor.Path, StringComparison.Ordinal);
        await author.Visitor.OpenAsync($"{author.Draft}/slet");
        await author.Visitor.SubmitAsync("/slet");
        Assert.True(await AnyAsync("Hos redaktionen"));
    }

    [Fact]
    public async Task Returned_example_shows_the_reason_is_corrected_and_sent_again_without_a_code()
    {
        using var author = await Site.SendAsync("Sendt tilbage");
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/eksempler/sendt-tilbage/returner");
        await editor.SubmitAsync(("reason", "Skriv mere om kørslen."));

        using var mailed = new Visitor(Site.Address);
        await mailed.OpenAsync(Authors.LinkIn((await Site.LettersAsync(await EmailAsync("Sendt tilbage")))[^1].Text));
        Assert.Contains("Skriv mere om kørslen.", mailed.Page.Body!.TextContent, StringComparison.Ordinal);
        await mailed.OpenAsync($"{mailed.Path}/trin-2");
        await mailed.SubmitAsync("videre", ("approach", "Vi kørte ud i kommunens bil."));
        await mailed.OpenAsync(mailed.Path.Replace("/trin-3", "", StringComparison.Ordinal));
        await mailed.SubmitAsync();

        Assert.Contains("Eksemplet er hos redaktionen", mailed.Page.Body!.TextContent, StringComparison.Ordinal);
        var example = await ExampleAsync("Sendt tilbage");
        Assert.Equal((PublicationState.Submitted, 2, 2), (example.State, example.LatestRevision, example.SubmittedRevision));
        Assert.Equal("Vi kørte ud i kommunens bil.", example.Revisions.Single(revision => revision.Number == 2).Content.Approach);
    }

    [Fact]
    public async Task Question_is_answered_without_signing_in()
    {
        using var author = await Site.SendAsync("Et spørgsmål");
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/eksempler/et-spoergsmaal/spoerg");
        await editor.SubmitAsync(("question", "Hvor mange kom i job?"));
        await author.Visitor.OpenAsync(author.Draft);
        Assert.Contains("Hvor mange kom i job?", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);

        await author.Visitor.SubmitAsync("/svar", ("answer", $"Spørg {Authors.Cpr}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, author.Visitor.Status);
        Assert.Equal(Authors.Cpr, author.Visitor.Page.QuerySelector("mark")!.TextContent);
        await author.Visitor.SubmitAsync("/svar", ("answer", "To hold med 12 på hvert."));

        Assert.Contains("Svaret er sendt", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var example = await ExampleAsync("Et spørgsmål");
        Assert.Equal((PublicationState.Submitted, "To hold med 12 på hvert."), (example.State, example.Timeline.MaxBy(entry => entry.Id)!.Note));

        // The same link once more: the state, and no fault.
        await author.Visitor.OpenAsync($"{author.Draft}/svar");
        await author.Visitor.SubmitAsync("/svar", ("answer", "En gang til."));
        Assert.Contains("har ændret sig imens", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Author_sees_what_the_editors_changed_and_approves_it()
    {
        using var author = await Site.SendAsync("Til godkendelse");
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/eksempler/til-godkendelse/rediger");
        await editor.SubmitAsync(("approach", "Vi tog ud sammen hver tirsdag."));
        await editor.OpenAsync("/redaktion/eksempler/til-godkendelse/godkendelse");
        await editor.SubmitAsync();

        await author.Visitor.OpenAsync(author.Draft);
        Assert.Contains("beder jer godkende", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await author.Visitor.OpenAsync($"{author.Draft}/godkend");
        Assert.Contains("kørte", author.Visitor.Page.QuerySelector("del")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("tog", author.Visitor.Page.QuerySelector("ins")!.TextContent, StringComparison.Ordinal);
        using var tab = new Visitor(Site.Address);
        await tab.OpenAsync($"{author.Draft}/godkend");
        await author.Visitor.SubmitAsync("/godkend");

        Assert.Contains("I har godkendt teksten", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var example = await ExampleAsync("Til godkendelse");
        Assert.Equal((PublicationState.Submitted, 2), (example.State, example.AuthorApprovedRevision));
        Assert.True(example.IsApprovedByAuthor);

        await tab.SubmitAsync("/godkend");
        Assert.Contains("har ændret sig imens", tab.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Eksemplet er hos redaktionen", tab.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yes_to_a_text_that_has_changed_since_counts_for_nothing()
    {
        using var author = await Site.SendAsync("Rettet igen");
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/eksempler/rettet-igen/rediger");
        await editor.SubmitAsync(("approach", "Første udgave."));
        await editor.OpenAsync("/redaktion/eksempler/rettet-igen/godkendelse");
        await editor.SubmitAsync();
        await author.Visitor.OpenAsync($"{author.Draft}/godkend");
        await editor.OpenAsync("/redaktion/eksempler/rettet-igen/rediger");
        await editor.SubmitAsync(("approach", "Anden udgave."));
        await author.Visitor.SubmitAsync("/godkend");

        Assert.Contains("har ændret sig imens", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False((await ExampleAsync("Rettet igen")).IsApprovedByAuthor);
    }

    private async Task<PracticeExample> ExampleAsync(string title)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var slug = Vejviser.Domain.Slug.From(title);
        return await db.PracticeExamples.AsNoTracking().AsSplitQuery().Include(example => example.Revisions).Include(example => example.Timeline).SingleAsync(example => example.Slug == slug);
    }

    private async Task<string> EmailAsync(string title)
    {
        var id = (await ExampleAsync(title)).Id;
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return (await db.Drafts.SingleAsync(draft => draft.PracticeExampleId == id)).Email!;
    }

    private async Task<bool> AnyAsync(string title)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var slug = Vejviser.Domain.Slug.From(title);
        return await db.PracticeExamples.AnyAsync(example => example.Slug == slug);
    }
}
