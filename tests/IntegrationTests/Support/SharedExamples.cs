using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Examples that a municipality has shared, as they lie with the editors.</summary>
internal static class SharedExamples
{
    private static int count;

    /// <summary>A text that may be published as it stands; tests change what they are about.</summary>
    public static PracticeExampleContent Content { get; } = PracticeExampleContent.Blank with
    {
        Title = "Ledige oplært som svejsere",
        Summary = "Kommunen oplærte ledige til svejsere.",
        Municipalities = ["0851"],
        Year = 2025,
        Themes = ["opkvalificering"],
        EffortTypes = ["brancherettet-opkvalificering"],
        TargetGroupText = "Ledige",
        Approach = "Vi oplærte ledige som svejsere sammen med en virksomhed.",
        WhatWasHard = "At finde tid til oplæringen.",
        ContactMailbox = "jobcenter@kommune.example",
        ApprovedBy = "afdelingslederen",
        ApprovedOn = new(2026, 2, 20),
    };

    /// <summary>An example that nobody else uses: sent by its author, with the draft and its address.</summary>
    public static async Task<Shared> ShareAsync(this IDbContextFactory<AppDbContext> contexts, Func<PracticeExampleContent, PracticeExampleContent>? change = null, DateTime? at = null)
    {
        var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        var now = at ?? TimeProvider.System.GetUtcNow().UtcDateTime;
        var content = Content with { Title = $"{Content.Title} {number}" };
        content = change?.Invoke(content) ?? content;
        var example = PracticeExample.Create($"delt-{number}", content, Actor.Author, now);
        example.Submit(Actor.Author, now);
        await using var db = await contexts.CreateDbContextAsync();
        db.Add(example);
        await db.SaveChangesAsync();
        var email = $"forfatter-{number}@kommune.example";
        db.Add(new Draft { Content = content, Email = email, EmailConfirmedAt = now, PracticeExampleId = example.Id, CreatedAt = now, UpdatedAt = now, ExpiresAt = now + Draft.Lifetime });
        await db.SaveChangesAsync();
        return new(example.Id, example.PublicId, email, content);
    }

    public static Task<Shared> ShareAsync(this TestSite site, Func<PracticeExampleContent, PracticeExampleContent>? change = null) => site.Contexts().ShareAsync(change);

    /// <summary>One that readers see.</summary>
    public static async Task<Shared> PublishedAsync(this TestSite site, Func<PracticeExampleContent, PracticeExampleContent>? change = null)
    {
        var shared = await site.ShareAsync(change);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/eksempler/{shared.PublicId}/offentliggoer");
        await editor.SubmitAsync();
        Assert.Equal("offentliggjort", (await site.ReadAsync(shared)).State.Name());
        return shared;
    }

    /// <summary>The example as it stands in the database, with everything.</summary>
    public static async Task<PracticeExample> ReadAsync(this IDbContextFactory<AppDbContext> contexts, Shared shared)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.PracticeExamples.AsNoTracking().AsSplitQuery().Include(example => example.Revisions).Include(example => example.Timeline.OrderBy(entry => entry.Id)).SingleAsync(example => example.Id == shared.Id);
    }

    public static Task<PracticeExample> ReadAsync(this TestSite site, Shared shared) => site.Contexts().ReadAsync(shared);

    public static IDbContextFactory<AppDbContext> Contexts(this TestSite site) => site.Get<IDbContextFactory<AppDbContext>>();

    /// <summary>What the audit says about an example.</summary>
    public static async Task<IReadOnlyList<string>> AuditAsync(this TestSite site, Shared shared)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.AuditEntries.Where(entry => entry.Subject.StartsWith($"eksempel {shared.PublicId}")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync();
    }

    /// <summary>The mails to an address, oldest first.</summary>
    public static async Task<IReadOnlyList<OutboxMessage>> MailAsync(this IDbContextFactory<AppDbContext> contexts, string to)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Outbox.AsNoTracking().Where(message => message.To == to).OrderBy(message => message.Id).ToListAsync();
    }
}

/// <summary>A shared example, by what tests ask for.</summary>
internal sealed record Shared(int Id, string PublicId, string AuthorEmail, PracticeExampleContent Content)
{
    public string Case => $"/redaktion/eksempler/{PublicId}";

    public string Page => $"/eksempler/{PublicId}";
}

/// <summary>One site for the tests of the editorial room: each makes examples of its own.</summary>
public sealed class EditorialSite : IAsyncLifetime
{
    private static readonly Lazy<Task<TestSite>> Running = new(StartAsync);

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Running.Value;

    // Others are still using it; it goes with the test run.
    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<TestSite> StartAsync()
    {
        var site = await TestSite.StartAsync(seed: false, settings: "--Site:EditorsMailbox=redaktion@kommune.example");
        // Tests that run at once would otherwise make the same accounts.
        foreach (var role in Enum.GetValues<AccountRole>())
        {
            (await site.VisitorAsync(role)).Dispose();
        }

        return site;
    }
}
