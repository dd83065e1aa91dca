using System.Xml;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>The newest examples as Atom (RFC 4287), and those that went (RFC 6721): the newest 50 together, by when readers last saw something new or nothing more.</summary>
internal static class PracticeExamplesFeed
{
    private const int BatchSize = 200;

    // A theme's feed is news: what lies further back is found in the list.
    private const int MostLookedAt = 2_000;

    public static Task<IResult> AllAsync(HttpContext context, IDbContextFactory<AppDbContext> contexts, ContentFollower content, Site site, CancellationToken cancellationToken) => AnswerAsync(
        contexts, content.Current.Catalogue, null, site.Url(context.Request), "Nye eksempler – Vejviser", PracticeExampleLinks.Feed, PracticeExampleLinks.List, cancellationToken);

    public static async Task<IResult> OfThemeAsync(string theme, HttpContext context, IDbContextFactory<AppDbContext> contexts, ContentFollower content, Site site, CancellationToken cancellationToken) =>
        content.Current.Catalogue.Themes.GetValueOrDefault(theme) is { } found
            ? await AnswerAsync(contexts, content.Current.Catalogue, theme, site.Url(context.Request), $"{found.Name} – Vejviser", ThemeLinks.Feed(theme), ThemeLinks.Details(theme), cancellationToken)
            : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "Temaet findes ikke");

    private static async Task<IResult> AnswerAsync(
        IDbContextFactory<AppDbContext> contexts, Catalogue catalogue, string? theme, string url, string title, string self, string page, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        List<(DateTime At, Action<XmlWriter> Write)> newest = [];
        for (var lookedAt = 0; newest.Count < AtomXml.MaxEntries && lookedAt < MostLookedAt; lookedAt += BatchSize)
        {
            var batch = await db.EverPublic().OrderByDescending(example => example.At).ThenByDescending(example => example.Id).Skip(lookedAt).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                break;
            }

            newest.AddRange(await ReadAsync(db, batch, catalogue, theme, url, cancellationToken));
        }

        var shown = newest.Take(AtomXml.MaxEntries).ToList();
        return AtomXml.Answer(url + self, url + page, title, shown.Select(one => one.At).DefaultIfEmpty(DateTime.UnixEpoch).Max(), xml => shown.ForEach(one => one.Write(xml)));
    }

    private static async Task<IEnumerable<(DateTime At, Action<XmlWriter> Write)>> ReadAsync(
        AppDbContext db, IReadOnlyList<EverPublicExample> batch, Catalogue catalogue, string? theme, string url, CancellationToken cancellationToken)
    {
        var ids = batch.Select(example => example.Id).ToList();
        var entries = (await db.Published(example => ids.Contains(example.Id)).AsNoTracking().ToListAsync(cancellationToken))
            .Where(example => theme is null || example.Content.Themes.Contains(theme)).ToDictionary(example => example.PublicId);
        var gone = batch.Where(example => !example.IsPublic).Select(example => example.Id).ToHashSet();
        if (theme is not null && gone.Count > 0)
        {
            // Of what it said, only that it stood in this feed.
            gone = (await db.PracticeExamples.AsNoTracking().Where(example => gone.Contains(example.Id))
                .Select(example => new { example.Id, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content }).ToListAsync(cancellationToken))
                .Where(example => example.Content.Themes.Contains(theme)).Select(example => example.Id).ToHashSet();
        }

        return batch
            .Where(example => entries.ContainsKey(example.PublicId) || gone.Contains(example.Id))
            .Select(example => (example.At, new Action<XmlWriter>(xml =>
            {
                var address = url + PracticeExampleLinks.Details(example.Slug);
                if (entries.TryGetValue(example.PublicId, out var entry))
                {
                    WriteEntry(xml, entry, example.At, address, catalogue);
                }
                else
                {
                    xml.WriteTombstone(address, example.At, "Eksemplet er ikke offentligt længere.");
                }
            })));
    }

    // A reader of feeds holds the time against that of a tombstone (RFC 6721, section 3), so what was hidden is new again when it is shown.
    private static void WriteEntry(XmlWriter xml, PublishedExample example, DateTime at, string address, Catalogue catalogue)
    {
        var municipalities = example.Content.Municipalities.Select(code => catalogue.Municipalities[code].FullName).ToList();
        xml.WriteStartElement("entry", AtomXml.Namespace);
        xml.WriteElementString("id", AtomXml.Namespace, address);
        xml.WriteElementString("title", AtomXml.Namespace, example.Content.Title);
        xml.WriteElementString("published", AtomXml.Namespace, AtomXml.Instant(example.PublishedAt));
        xml.WriteElementString("updated", AtomXml.Namespace, AtomXml.Instant(at));
        xml.WriteLink("alternate", address, "text/html");
        xml.WriteStartElement("author", AtomXml.Namespace);
        xml.WriteElementString("name", AtomXml.Namespace, example.Content.Provenance == Provenance.SharedByMunicipality ? Danish.List(municipalities) : "Vejvisers redaktion");
        xml.WriteEndElement();
        foreach (var theme in example.Content.Themes)
        {
            xml.WriteStartElement("category", AtomXml.Namespace);
            xml.WriteAttributeString("term", theme);
            xml.WriteAttributeString("label", catalogue.Themes[theme].Name);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", AtomXml.Namespace, $"{Danish.List(municipalities)}: {example.Content.Summary}");
        xml.WriteEndElement();
    }
}
