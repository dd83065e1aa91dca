using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Account;

/// <summary>Leaving: what goes, what stays, and who may not.</summary>
public sealed class DeleteAccountTests : IAsyncLifetime
{
    private const string Email = "medarbejder@kk.dk";

    private TestSite site = null!;

    public async Task InitializeAsync() => site = await TestSite.StartAsync(seed: false);

    public async Task DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task Account_goes_with_its_unsent_drafts_and_sent_examples_stay_without_its_address()
    {
        var shared = await site.ShareAsync();
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Drafts.ExecuteUpdateAsync(row => row.SetProperty(draft => draft.Email, Email));
            db.AddRange(Unsent("Min egen", Email, isConfirmed: true), Unsent("Påstået min", Email, isConfirmed: false), Unsent("En andens", "anden@kk.dk", isConfirmed: true));
            await db.SaveChangesAsync();
        }

        using var visitor = await site.VisitorAsync(AccountRole.Contributor, email: Email);
        await visitor.OpenAsync("/konto/slet");
        await visitor.SubmitAsync();

        Assert.Equal("/", visitor.Path);
        await visitor.OpenAsync("/konto");
        Assert.StartsWith("/konto/log-ind", visitor.Path);
        await using var after = await site.Contexts().CreateDbContextAsync();
        Assert.Empty(await after.Accounts.ToListAsync());
        Assert.Empty(await after.Sessions.ToListAsync());
        var drafts = await after.Drafts.ToListAsync();
        Assert.Equal(["En andens", shared.Content.Title, "Påstået min"], drafts.Select(draft => draft.Content.Title).Order(StringComparer.Ordinal));
        Assert.Null(drafts.Single(draft => draft.PracticeExampleId == shared.Id).Email);
        Assert.Equal(PublicationState.Submitted, (await site.ReadAsync(shared)).State);
        Assert.Matches("^konto [0-9]+$", (await after.AuditEntries.SingleAsync()).Subject);
    }

    [Fact]
    public async Task Old_session_proves_too_little_to_delete_the_account()
    {
        using var visitor = await site.VisitorAsync(AccountRole.Contributor, strong: false, email: Email);
        await visitor.OpenAsync("/konto/slet");
        await using var db = await site.Contexts().CreateDbContextAsync();
        await db.Sessions.ExecuteUpdateAsync(row => row.SetProperty(session => session.CreatedAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-16)));

        await visitor.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Log ud og ind igen", visitor.Page.QuerySelector(".error-summary")!.TextContent);
        Assert.Single(await db.Accounts.ToListAsync());
        await visitor.OpenAsync("/konto/slet");
        Assert.Empty(visitor.Page.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Only_administrator_cannot_leave_and_one_of_two_can()
    {
        using var first = await site.VisitorAsync(AccountRole.Administrator, email: "en@vejviser.example");
        await first.OpenAsync("/konto/slet");
        await first.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Contains("eneste administrator", first.Page.QuerySelector(".error-summary")!.TextContent);

        using var second = await site.VisitorAsync(AccountRole.Administrator, email: "to@vejviser.example");
        await first.SubmitAsync();

        Assert.Equal("/", first.Path);
        await using var db = await site.Contexts().CreateDbContextAsync();
        Assert.Equal("to@vejviser.example", (await db.Accounts.SingleAsync()).Email);
    }

    [Fact]
    public async Task Closed_administrator_is_none_to_stay_behind()
    {
        using var first = await site.VisitorAsync(AccountRole.Administrator, email: "en@vejviser.example");
        using var second = await site.VisitorAsync(AccountRole.Administrator, email: "to@vejviser.example");
        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            await db.Accounts.Where(account => account.Email == "to@vejviser.example").ExecuteUpdateAsync(row => row.SetProperty(account => account.DisabledAt, TimeProvider.System.GetUtcNow().UtcDateTime));
        }

        await first.OpenAsync("/konto/slet");
        await first.SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
    }

    private static Draft Unsent(string title, string email, bool isConfirmed)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new()
        {
            Content = PracticeExampleContent.Blank with { Title = title },
            Email = email,
            EmailConfirmedAt = isConfirmed ? now : null,
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = now + Draft.Lifetime,
        };
    }
}
