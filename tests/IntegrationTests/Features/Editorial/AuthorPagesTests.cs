using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Access;

namespace Vejviser.IntegrationTests.Features.Editorial;

/// <summary>The acts that write to an example's author: asking, returning, asking for approval.</summary>
public sealed class AuthorPagesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Question_is_mailed_with_a_link_that_opens_the_draft()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync($"{shared.Case}/spoerg");
        await editor.SubmitAsync(("question", "Hvor mange kom i job?"));

        Assert.Contains("Spørgsmålet er sendt til forfatteren", editor.Page.Body!.TextContent);
        var example = await Site.ReadAsync(shared);
        Assert.Equal(PublicationState.AwaitingAuthor, example.State);
        Assert.Equal("Hvor mange kom i job?", example.Timeline[^1].Note);
        var mail = Assert.Single(await Site.Contexts().MailAsync(shared.AuthorEmail));
        Assert.Equal(("question-to-author", "Spørgsmål til jeres eksempel"), (mail.Kind, mail.Subject));
        Assert.Contains("Hvor mange kom i job?", mail.Text);
        Assert.Contains("I behøver ikke logge ind", mail.Text);
        await AssertOpensDraftAsync(mail.Text);
    }

    [Fact]
    public async Task Returned_example_goes_with_its_reason()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync($"{shared.Case}/returner");
        await editor.SubmitAsync(("reason", "Skriv, hvad I lærte."));

        Assert.Equal(PublicationState.Returned, (await Site.ReadAsync(shared)).State);
        var mail = Assert.Single(await Site.Contexts().MailAsync(shared.AuthorEmail));
        Assert.Contains("Skriv, hvad I lærte.", mail.Text);
        await AssertOpensDraftAsync(mail.Text);
    }

    [Fact]
    public async Task Approval_is_asked_for_what_the_editors_wrote_and_the_draft_then_holds_it()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync($"{shared.Case}/rediger");
        await editor.SubmitAsync(("title", "Redaktionens titel"));
        await editor.OpenAsync($"{shared.Case}/godkendelse");
        await editor.SubmitAsync();

        var example = await Site.ReadAsync(shared);
        Assert.Equal((PublicationState.AwaitingAuthor, 2), (example.State, example.ApprovalRequestedRevision));
        var mail = Assert.Single(await Site.Contexts().MailAsync(shared.AuthorEmail));
        Assert.Contains("Intet bliver offentliggjort, før I har sagt ja", mail.Text);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Equal("Redaktionens titel", (await db.Drafts.SingleAsync(draft => draft.PracticeExampleId == shared.Id)).Content.Title);
    }

    [Fact]
    public async Task What_the_author_has_written_since_stays_theirs()
    {
        var shared = await Site.ShareAsync();
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            var draft = await db.Drafts.SingleAsync(draft => draft.PracticeExampleId == shared.Id);
            draft.Content = draft.Content with { Title = "Forfatterens nye titel" };
            await db.SaveChangesAsync();
        }

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/spoerg");
        await editor.SubmitAsync(("question", "Hvor mange?"));

        await using var after = await Site.Contexts().CreateDbContextAsync();
        Assert.Equal("Forfatterens nye titel", (await after.Drafts.SingleAsync(draft => draft.PracticeExampleId == shared.Id)).Content.Title);
    }

    [Theory]
    [InlineData("spoerg", "question", "", "Skriv, hvad du vil spørge om.")]
    [InlineData("returner", "reason", "   ", "Skriv, hvorfor eksemplet sendes tilbage.")]
    [InlineData("spoerg", "question", "Er det borgeren 010190-1234?", "CPR-numre må ikke stå i Vejviser.")]
    public async Task Bad_note_comes_back_and_nothing_happens(string act, string field, string typed, string message)
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/{act}");
        await editor.SubmitAsync((field, typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(message, editor.Page.QuerySelector("#fejl")!.TextContent);
        Assert.Equal(typed.Trim(), editor.Page.QuerySelector($"#{field}")!.TextContent.Trim());
        Assert.Equal(PublicationState.Submitted, (await Site.ReadAsync(shared)).State);
        Assert.Empty(await Site.Contexts().MailAsync(shared.AuthorEmail));
    }

    [Fact]
    public async Task Author_without_a_draft_cannot_be_asked_and_nothing_happens()
    {
        var shared = await Site.ShareAsync();
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            await db.Drafts.Where(draft => draft.PracticeExampleId == shared.Id).ExecuteDeleteAsync();
        }

        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/spoerg");
        await editor.SubmitAsync(("question", "Hvor mange?"));

        Assert.Contains("Forfatteren kan ikke nås herfra", editor.Page.Body!.TextContent);
        Assert.Equal(PublicationState.Submitted, (await Site.ReadAsync(shared)).State);
    }

    private async Task AssertOpensDraftAsync(string mail)
    {
        var address = mail.Split('\n').Single(line => line.Contains("/del/kladde/", StringComparison.Ordinal));
        Assert.StartsWith(Site.Address.ToString(), address, StringComparison.Ordinal);
        var hash = SecretToken.Hash(address.Split('/')[^1]);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.True(await db.DraftLinks.AnyAsync(link => link.TokenHash == hash));
    }
}
