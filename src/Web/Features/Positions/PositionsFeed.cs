using System.Xml;
using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

/// <summary>New versions of the papers, and consultations opened and summarised, as Atom (RFC 4287).</summary>
internal static class PositionsFeed
{
    private const int MaxEntries = 50;

    public static async Task<IResult> AnswerAsync(HttpContext context, GetPositions get, Site site, CancellationToken cancellationToken)
    {
        var url = site.Url(context.Request);
        var papers = await get.ListAsync(cancellationToken);
        var entries = papers.SelectMany(OfVersions)
            .Concat((await get.ConsultationsAsync(cancellationToken)).SelectMany(consultation => OfConsultation(papers.FirstOrDefault(view => view.Paper.Slug == consultation.Paper), consultation)))
            .OrderByDescending(entry => entry.At)
            .Take(MaxEntries)
            .ToList();
        return AtomXml.Answer(url + PositionLinks.Feed, url + PositionLinks.List, "Synspunkter – Vejviser", entries.Select(entry => entry.At).DefaultIfEmpty(DateTime.UnixEpoch).Max(), xml => entries.ForEach(entry => Write(xml, entry, url)));
    }

    private static IEnumerable<Entry> OfVersions(GetPositions.View view) => view.Paper.Versions.Select(version => new Entry(
        PositionLinks.Version(view.Paper.Slug, version.Number), version.PublishedAt, $"{version.Content.Title}, version {version.Number}", version.Note));

    private static IEnumerable<Entry> OfConsultation(GetPositions.View? view, Consultation consultation)
    {
        if (view?.Paper.FindDilemma(consultation.Dilemma) is not { } dilemma)
        {
            yield break;
        }

        var page = PositionLinks.Dilemma(consultation.Paper, consultation.Dilemma);
        yield return new(PositionLinks.Consultation(consultation.Paper, consultation.Dilemma, consultation.Id), consultation.OpenedAt, $"Høring: {dilemma.Question}", $"Kommunerne kan svare til og med {Danish.Date(consultation.ClosesOn)}.");
        if (consultation.SummarisedAt is { } at)
        {
            yield return new($"{page}#{PositionLinks.SummaryAnchor(consultation.Id)}", at, $"Høring sammenfattet: {dilemma.Question}", "Redaktionen har sammenfattet kommunernes svar.");
        }
    }

    private static void Write(XmlWriter xml, Entry entry, string url)
    {
        xml.WriteStartElement("entry", AtomXml.Namespace);
        xml.WriteElementString("id", AtomXml.Namespace, url + entry.Path);
        xml.WriteElementString("title", AtomXml.Namespace, entry.Title);
        xml.WriteElementString("published", AtomXml.Namespace, AtomXml.Instant(entry.At));
        xml.WriteElementString("updated", AtomXml.Namespace, AtomXml.Instant(entry.At));
        xml.WriteLink("alternate", url + entry.Path, "text/html");
        xml.WriteStartElement("author", AtomXml.Namespace);
        xml.WriteElementString("name", AtomXml.Namespace, "Vejvisers redaktion");
        xml.WriteEndElement();
        xml.WriteElementString("summary", AtomXml.Namespace, entry.Summary);
        xml.WriteEndElement();
    }

    private sealed record Entry(string Path, DateTime At, string Title, string Summary);
}
