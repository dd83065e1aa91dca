using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Position papers of a test's own, made and published the way editors do.</summary>
internal static class TestPapers
{
    private static int count;

    /// <summary>A published paper that nobody else uses: a proposal, a dilemma and a dated fact. Its slug.</summary>
    public static async Task<string> PaperAsync(this TestSite site)
    {
        var number = Interlocked.Increment(ref count).ToString(CultureInfo.InvariantCulture);
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/synspunkter");
        await editor.SubmitAsync("/redaktion/synspunkter", ("title", $"Prøvesynspunkt {number}"));
        var slug = $"proevesynspunkt-{number}";
        Assert.StartsWith($"/redaktion/synspunkter/{slug}/hoved", editor.Path, StringComparison.Ordinal);
        await editor.SubmitAsync(("summary", "Et synspunkt til en prøve."), ("origin", "Gengiver intet. Siden er ikke KL's egen udgivelse."), ("contact_role", "Redaktionen"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/forslag");
        await editor.SubmitAsync(("heading", "Et fælles forslag"), ("text", "Forslaget i en sætning."));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/dilemma");
        await editor.SubmitAsync(("question", "Hvordan prøves det bedst?"), ("arguments", "Det ene.\nDet andet."));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/ny/viden");
        await editor.SubmitAsync(("text", "12,5 procent af prøverne lykkes."), ("value", "12,5"), ("unit", "procent"), ("as_of", "4. kvartal 2023"), ("source", "En prøve"), ("read_on", "2026-01-05"));
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/offentliggoer");
        await editor.SubmitAsync(("note", "Den første version."));
        Assert.Contains("Den nye version er offentlig.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        return slug;
    }

    /// <summary>The id of the dilemma of such a paper.</summary>
    public const string Dilemma = "hvordan-proeves-det-bedst";

    /// <summary>Opens a consultation on it, by default for a year.</summary>
    public static async Task ConsultAsync(this TestSite site, string slug, string? closesOn = null)
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{Dilemma}/hoering");
        await editor.SubmitAsync(("closes_on", closesOn ?? TimeProvider.System.GetUtcNow().AddYears(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Contains("Høringen er åben.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A statement of a municipality that waits for the editors.</summary>
    public static async Task<Statement> StateAsync(this TestSite site, string slug, string municipality, string text, string role = "jobcenterchef")
    {
        using var contact = await site.ContactAsync(municipality);
        await contact.OpenAsync($"/synspunkter/{slug}/{Dilemma}/svar");
        await contact.SubmitAsync(("role", role), ("text", text));
        Assert.Contains("Svaret er sendt til redaktionen", contact.Page.Body!.TextContent, StringComparison.Ordinal);
        return await site.StatementAsync(slug, municipality);
    }

    /// <summary>A contact of a municipality; each name is a colleague.</summary>
    public static Task<Visitor> ContactAsync(this TestSite site, string municipality, string name = "kontakt") =>
        site.VisitorAsync(AccountRole.MunicipalityContact, email: $"{name}-{municipality}@kommune.example", municipality: municipality);

    public static async Task PublishAsync(this TestSite site, string slug, Statement statement)
    {
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{Dilemma}/svar/{statement.Id}/offentliggoer");
        await editor.SubmitAsync();
        Assert.Contains("Svaret er offentligt.", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    public static async Task<Statement> StatementAsync(this TestSite site, string slug, string municipality)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.Statements.AsNoTracking().SingleAsync(statement => statement.MunicipalityCode == municipality && db.Consultations.Any(consultation => consultation.Id == statement.ConsultationId && consultation.Paper == slug));
    }

    public static async Task<PositionPaper> ReadPaperAsync(this TestSite site, string slug)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.PositionPapers.AsNoTracking().Include(paper => paper.Versions).SingleAsync(paper => paper.Slug == slug);
    }

    public static async Task<JsonElement> PaperJsonAsync(this TestSite site, string slug)
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/positions/{slug}", UriKind.Relative)));
        return json.RootElement.Clone();
    }

    /// <summary>What the audit says about a paper.</summary>
    public static async Task<IReadOnlyList<string>> PaperAuditAsync(this TestSite site, string slug)
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.AuditEntries.Where(entry => entry.Subject == $"synspunkt {slug}" || entry.Subject.StartsWith($"synspunkt {slug},")).OrderBy(entry => entry.Id).Select(entry => entry.Act).ToListAsync();
    }

    /// <summary>What somebody reads on a page, without the spaces of its source.</summary>
    public static string Read(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
