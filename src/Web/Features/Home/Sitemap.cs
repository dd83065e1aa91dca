using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Home;

/// <summary>The addresses search engines should know (sitemaps.org), and what robots should leave alone.</summary>
internal static class Sitemap
{
    // The protocol's own limit for one file.
    private const int MaxAddresses = 50_000;

    private static readonly string[] Rooms =
    [
        "/", PracticeExampleLinks.List, ThemeLinks.List, EffortLinks.List, MunicipalityLinks.List, ShareLinks.Share, FigureLinks.List, PositionLinks.List, PartnershipLinks.List, GapLinks.Gaps,
        ToolLinks.List, ToolLinks.JobPay, ToolLinks.WhoIsCovered, ToolLinks.Months, ToolLinks.Week, ToolLinks.Meeting, ToolLinks.Rules,
        AboutLinks.About, AboutLinks.OpenData, AboutLinks.Help, AboutLinks.Privacy, AboutLinks.Accessibility,
    ];

    public static void MapHome(this WebApplication app)
    {
        app.MapRead("/sitemap.xml", AnswerAsync).ExcludeFromDescription().WithContentCache();
        app.MapRead("/robots.txt", (HttpContext context, Site site) =>
            Results.Text($"User-agent: *\nDisallow: {AboutLinks.Report}\nSitemap: {site.Url(context.Request)}/sitemap.xml\n")).ExcludeFromDescription().WithContentCache();
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, IDbContextFactory<AppDbContext> contexts, ContentFollower content, Site site, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = await db.PracticeExamples
            .Where(example => example.State == PublicationState.Published && example.HiddenAt == null)
            .OrderByDescending(example => example.UpdatedAt).ThenBy(example => example.Id)
            .Select(example => new { example.Slug, example.UpdatedAt })
            .Take(MaxAddresses - 1_000)
            .ToListAsync(cancellationToken);

        var papers = await db.PositionPapers.Where(paper => paper.Versions.Count > 0).OrderBy(paper => paper.SortOrder).Select(paper => paper.Slug).ToListAsync(cancellationToken);
        var consulted = await db.Consultations.Select(consultation => new { consultation.Paper, consultation.Dilemma }).Distinct().OrderBy(one => one.Paper).ThenBy(one => one.Dilemma).ToListAsync(cancellationToken);
        var partnerships = await db.Partnerships.OrderBy(partnership => partnership.SortOrder).Select(partnership => partnership.Slug).ToListAsync(cancellationToken);
        var recommendations = await db.Recommendations.Where(one => one.State == RecommendationState.Published).Join(db.Partnerships, one => one.PartnershipId, one => one.Id, (one, partnership) => new { partnership.Slug, one.Number }).OrderBy(one => one.Slug).ThenBy(one => one.Number).ToListAsync(cancellationToken);
        var catalogue = content.Current.Catalogue;
        IEnumerable<(string Path, DateTime? UpdatedAt)> addresses =
        [
            .. Rooms.Select(path => (path, (DateTime?)null)),
            .. catalogue.Themes.Keys.Select(id => (ThemeLinks.Details(id), (DateTime?)null)),
            .. catalogue.EffortTypes.Keys.Select(id => (EffortLinks.Details(id), (DateTime?)null)),
            .. catalogue.Municipalities.Values.Select(municipality => (MunicipalityLinks.Details(municipality.Slug), (DateTime?)null)),
            .. content.Current.Figures.All.Where(table => !table.Series.IsNational).Select(table => (FigureLinks.Details(table.Series.Id), (DateTime?)null)),
            .. papers.Select(slug => (PositionLinks.Details(slug), (DateTime?)null)),
            .. consulted.Select(one => (PositionLinks.Dilemma(one.Paper, one.Dilemma), (DateTime?)null)),
            .. partnerships.Select(slug => (PartnershipLinks.Details(slug), (DateTime?)null)),
            .. recommendations.Select(one => (PartnershipLinks.Recommendation(one.Slug, one.Number), (DateTime?)null)),
            .. examples.Select(example => (PracticeExampleLinks.Details(example.Slug), example.UpdatedAt)),
        ];

        const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var url = site.Url(context.Request);
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("urlset", Schema);
            foreach (var (path, updatedAt) in addresses)
            {
                xml.WriteStartElement("url", Schema);
                xml.WriteElementString("loc", Schema, url + path);
                if (updatedAt is { } at)
                {
                    xml.WriteElementString("lastmod", Schema, at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return Results.Bytes(buffer.ToArray(), "application/xml; charset=utf-8");
    }
}
