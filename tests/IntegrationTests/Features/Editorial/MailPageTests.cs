using Microsoft.EntityFrameworkCore;
using Vejviser.Data.Mail;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class MailPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    [Fact]
    public async Task Dead_letter_is_shown_with_its_reason_without_its_contents_and_tried_again()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var dead = new OutboxMessage { Kind = "returned", To = "doed@kommune.example", Subject = "Emnet", Text = "Det hemmelige", Html = "<p>Det hemmelige</p>", CreatedAt = now, NextAttemptAt = now, Attempts = 8, FailedAt = now, LastError = "550 mailbox unavailable" };
        await using (var db = await editorial.Site.Contexts().CreateDbContextAsync())
        {
            db.Add(dead);
            await db.SaveChangesAsync();
        }

        using var editor = await editorial.Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion");
        Assert.Contains("kunne ikke leveres", editor.Page.Body!.TextContent);
        await editor.OpenAsync("/redaktion/post");
        Assert.Contains("550 mailbox unavailable", editor.Page.Body!.TextContent);
        Assert.Contains("Eksempel sendt tilbage", editor.Page.Body!.TextContent);
        Assert.DoesNotContain("hemmelige", editor.Page.Body!.InnerHtml);
        Assert.DoesNotContain("Emnet", editor.Page.Body!.InnerHtml);
        await editor.SubmitAsync("/post", ("id", $"{dead.Id}"));

        await using var after = await editorial.Site.Contexts().CreateDbContextAsync();
        var message = await after.Outbox.SingleAsync(message => message.Id == dead.Id);
        Assert.Null(message.FailedAt);
        Assert.True(message.NextAttemptAt >= now.AddSeconds(-1));
    }
}
