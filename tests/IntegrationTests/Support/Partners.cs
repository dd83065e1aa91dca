using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;

namespace Vejviser.IntegrationTests.Support;

/// <summary>A seeded site for the tests of partnerships.</summary>
public sealed class PartnershipSite : IAsyncLifetime
{
    private static readonly Lazy<Task<TestSite>> Running = new(() => TestSite.StartAsync(settings: "--Site:EditorsMailbox=redaktion@kommune.example"));

    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync() => Site = await Running.Value;

    // Others are still using it; it goes with the test run.
    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>What editors, contacts and sponsors do in partnerships, form by form.</summary>
internal static partial class Partners
{
    public const string Aalborg = "0851";
    public const string Randers = "0730";
    public const string Holbaek = "0316";

    private static readonly Lock Making = new();
    private static int count;

    /// <summary>An editor opens a partnership; the answer is its slug.</summary>
    public static async Task<string> OpenPartnershipAsync(this TestSite site, params (string Name, string Value)[] fields)
    {
        using var editor = await site.EditorAsync();
        await editor.OpenAsync("/redaktion/partnerskaber/nyt");
        var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        (string Name, string Value)[] usual =
        [
            ("title", $"Unge i job {number}"), ("summary", "Flere unge i job."), ("background", "Mange unge står uden job."), ("who", "Alle kommuner."), ("target_groups", "unge"), ("target_groups", "flygtninge"),
            ("gets", "Sparring\nMøder"), ("commits", "At møde op\nAt dele tal"), ("contact_role", "Konsulent i KL"), ("state", "open"),
        ];
        await editor.SubmitAsync("/nyt", [.. usual.Where(field => fields.All(other => other.Name != field.Name)), .. fields]);
        return Slug().Match(editor.Path) is { Success: true } match ? match.Value : throw new Xunit.Sdk.XunitException(editor.Page.Body!.TextContent);
    }

    public static Task<Visitor> EditorAsync(this TestSite site) => site.AccountAsync(AccountRole.Editor, "redaktoer-partnerskaber@kommune.example", null);

    /// <summary>Somebody of a municipality: its contact unless told otherwise.</summary>
    public static Task<Visitor> OfAsync(this TestSite site, string municipality, AccountRole role = AccountRole.MunicipalityContact) =>
        site.AccountAsync(role, $"{role.ToString().ToLowerInvariant()}@k{municipality}.example", municipality);

    /// <summary>The contact signs the municipality up.</summary>
    public static async Task<Visitor> SignUpAsync(this TestSite site, string slug, string municipality, params (string Name, string Value)[] fields)
    {
        var contact = await site.OfAsync(municipality);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        (string Name, string Value)[] usual =
        [
            ("target_groups", "unge"), ("aim", $"Flere unge i job i {municipality}."), ("contact_role", "Teamleder"), ("contact_email", $"jobcenter@k{municipality}.example"),
            ("sponsor_role", "Beskæftigelseschef"), ("sponsor_email", $"chef@k{municipality}.example"),
        ];
        await contact.SubmitAsync("/tilmelding", [.. usual.Where(field => fields.All(other => other.Name != field.Name)), .. fields]);
        return contact;
    }

    /// <summary>The path of the newest sponsor's link to a municipality.</summary>
    public static async Task<string> SponsorLinkAsync(this TestSite site, string slug, string municipality)
    {
        var title = (await site.Contexts().FindPartnershipAsync(slug)).Content.Title;
        var letters = await site.LettersAsync($"chef@k{municipality}.example");
        return Link().Match(letters.Last(letter => letter.Subject.StartsWith("Bekræft kommunens", StringComparison.Ordinal) && letter.Subject.Contains($"»{title}«", StringComparison.Ordinal)).Text).Value;
    }

    /// <summary>The sponsor follows the link, signs in and confirms.</summary>
    public static async Task<Visitor> ConfirmAsync(this TestSite site, string slug, string municipality)
    {
        var sponsor = await site.AccountAsync(AccountRole.Contributor, $"chef@k{municipality}.example", municipality);
        await sponsor.OpenAsync(await site.SponsorLinkAsync(slug, municipality));
        await sponsor.SubmitAsync();
        return sponsor;
    }

    /// <summary>An editor gives the place.</summary>
    public static async Task<Visitor> AdmitAsync(this TestSite site, string slug, string municipality)
    {
        var editor = await site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}");
        await editor.SubmitAsync((await site.EnrolmentAsync(slug, municipality)).Id.ToString(CultureInfo.InvariantCulture));
        return editor;
    }

    /// <summary>All of it: the contact of a municipality that takes part.</summary>
    public static async Task<Visitor> ParticipantAsync(this TestSite site, string slug, string municipality)
    {
        var contact = await site.SignUpAsync(slug, municipality);
        (await site.ConfirmAsync(slug, municipality)).Dispose();
        (await site.AdmitAsync(slug, municipality)).Dispose();
        Assert.Equal(EnrolmentState.Participant, (await site.EnrolmentAsync(slug, municipality)).State);
        return contact;
    }

    public static async Task<Enrolment> EnrolmentAsync(this TestSite site, string slug, string municipality)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.Enrolments.Include(one => one.Events).Join(db.Partnerships.Where(one => one.Slug == slug), one => one.PartnershipId, one => one.Id, (enrolment, _) => enrolment).SingleAsync(one => one.MunicipalityCode == municipality);
    }

    public static async Task<Partnership> FindPartnershipAsync(this IDbContextFactory<AppDbContext> contexts, string slug)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Partnerships.SingleAsync(one => one.Slug == slug);
    }

    /// <summary>A visitor with an account in a domain that belongs to its municipality.</summary>
    private static async Task<Visitor> AccountAsync(this TestSite site, AccountRole role, string email, string? municipality)
    {
        // Tests that run at once would otherwise make the same account.
        lock (Making)
        {
            using var db = site.Contexts().CreateDbContext();
            var domain = WorkEmail.Domains(email)[0];
            if (municipality is not null && !db.EmailDomains.Any(one => one.Domain == domain))
            {
                db.Add(new EmailDomain { Domain = domain, MunicipalityCode = municipality, IsActive = true });
            }

            if (!db.Accounts.Any(account => account.Email == email))
            {
                db.Add(new Account { Email = email, Role = role, MunicipalityCode = municipality, CreatedAt = site.Get<TimeProvider>().GetUtcNow().UtcDateTime });
            }

            db.SaveChanges();
        }

        return await site.VisitorAsync(role, email: email, municipality: municipality);
    }

    [GeneratedRegex(@"(?<=/redaktion/partnerskaber/)[\w-]+(?=\?)")]
    private static partial Regex Slug();

    [GeneratedRegex(@"/partnerskaber/bekraeft/[\w-]+")]
    private static partial Regex Link();
}
