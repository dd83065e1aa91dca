using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

/// <summary>New versions of the papers, and consultations opened and summarised, as Atom (RFC 4287).</summary>
internal static class PositionsFeed
{
    public static async Task<IResult> AnswerAsync(HttpContext context, GetPositions get, Site site, CancellationToken cancellationToken)
    {
        var url = site.Url(context.Request);
        var papers = await get.ListAsync(cancellationToken);
        return AtomXml.Answer(url, PositionLinks.Feed, PositionLinks.List, "Synspunkter – Vejviser", papers.SelectMany(OfVersions)
            .Concat((await get.ConsultationsAsync(cancellationToken)).SelectMany(consultation => OfConsultation(papers.FirstOrDefault(view => view.Paper.Slug == consultation.Paper), consultation))));
    }

    private static IEnumerable<AtomEntry> OfVersions(GetPositions.View view) => view.Paper.Versions.Select(version => new AtomEntry(
        PositionLinks.Version(view.Paper.Slug, version.Number), version.PublishedAt, $"{version.Content.Title}, version {version.Number}", version.Note));

    private static IEnumerable<AtomEntry> OfConsultation(GetPositions.View? view, Consultation consultation)
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
}
