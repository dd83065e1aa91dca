using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A site without examples, shared by the tests of a class that write drafts.</summary>
public sealed class SharingSite : IAsyncLifetime
{
    private static int count;

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await TestSite.StartAsync(seed: false);

    public async Task DisposeAsync() => await Site.DisposeAsync();

    /// <summary>An address nobody else uses.</summary>
    public static string NewEmail() => $"forfatter-{Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture)}@delt.example";
}

/// <summary>What authors do, form by form.</summary>
internal static partial class Authors
{
    /// <summary>Shaped as a CPR number; made up.</summary>
    public const string Cpr = "010190-1234";

    /// <summary>A visitor with a draft that has a title, standing at its second step.</summary>
    public static async Task<Author> BeginAsync(this TestSite site, string title = "Besøg hver tirsdag")
    {
        var visitor = new Visitor(site.Address);
        await visitor.OpenAsync("/del/ny");
        await visitor.SubmitAsync("videre", ("title", title), ("municipality", "Aalborg"), ("target_group", "Ledige i mere end et år"));
        Assert.EndsWith("/trin-2", visitor.Path, StringComparison.Ordinal);
        return new(visitor, Token().Match(visitor.Path).Value);
    }

    /// <summary>A draft with all that must be there.</summary>
    public static async Task<Author> WriteAsync(this TestSite site, string title = "Besøg hver tirsdag", string? email = null)
    {
        var author = await site.BeginAsync(title);
        await author.Visitor.SubmitAsync("videre", ("approach", "Vi kørte ud sammen hver tirsdag."), ("what_was_hard", "Mange meldte afbud."));
        await author.Visitor.OpenAsync(author.Step(4));
        await author.Visitor.SubmitAsync("videre", ("contact_mailbox", "jobcenter@kommune.example"), ("email", email ?? ""));
        Assert.Equal(author.Draft, author.Visitor.Path);
        return author;
    }

    /// <summary>An example that has been sent, code and all.</summary>
    public static async Task<Author> SendAsync(this TestSite site, string title = "Besøg hver tirsdag", string? email = null)
    {
        email ??= SharingSite.NewEmail();
        var author = await site.WriteAsync(title, email);
        await author.Visitor.SubmitAsync();
        await author.Visitor.SubmitAsync("/kode", ("kode", await site.CodeAsync(email)));
        Assert.Contains("sendt til redaktionen", author.Visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        return author;
    }

    /// <summary>The newest code mailed to an address.</summary>
    public static async Task<string> CodeAsync(this IDbContextFactory<AppDbContext> contexts, string email) =>
        Code().Match((await contexts.MailAsync(email)).Last(mail => mail.Kind == "sign-in-code").Text).Value;

    public static Task<string> CodeAsync(this TestSite site, string email) => site.Contexts().CodeAsync(email);

    public static Task<IReadOnlyList<OutboxMessage>> LettersAsync(this TestSite site, string email) => site.Contexts().MailAsync(email);

    /// <summary>The path of the link in a letter.</summary>
    public static string LinkIn(string letter) => Link().Match(letter).Value;

    [GeneratedRegex(@"(?<=/kladde/)[\w-]{43}")]
    private static partial Regex Token();

    [GeneratedRegex(@"/del/kladde/[\w-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}

/// <summary>A visitor and the draft they write.</summary>
internal sealed record Author(Visitor Visitor, string Token) : IDisposable
{
    public string Draft => $"/del/kladde/{Token}";

    public string Step(int step) => $"{Draft}/trin-{step.ToString(CultureInfo.InvariantCulture)}";

    public void Dispose() => Visitor.Dispose();
}
