using Vejviser.Domain;
using Vejviser.Domain.Positions;
using Vejviser.Web.Documents;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Positions;

/// <summary>The hand-out as a Word document.</summary>
internal static class PositionDocument
{
    public static async Task<IResult> DownloadAsync(string slug, HttpContext context, GetPositions get, Site site, CancellationToken cancellationToken) =>
        await get.FindAsync(slug, null, cancellationToken) is { } view
            ? DocxDownload.Answer(slug, output => Write(output, view, site.Url(context.Request) + PositionLinks.Version(slug, view.Version.Number)))
            : Results.NotFound();

    private static void Write(Stream output, GetPositions.View view, string address)
    {
        var content = view.Content;
        using var document = new WordDocument(content.Title);
        document.AddHeading("Heading1", content.Title, "top");
        document.AddParagraph("Manchet", content.Summary);
        Section("Det foreslås", content.Proposals.Select(one => $"{one.Heading}. {one.Text}{(one.State == ProposalState.Proposed ? "" : $" ({one.State.Name()})")}"));
        Section("Det skal findes ud af sammen", content.Dilemmas.Select(one => $"{one.Question} {string.Join(' ', one.Arguments)}"));
        Section("Det ved vi", content.Facts.Select(one => $"{one.Text} ({one.SourceLine})"));
        Section("Det virker", content.Works.Select(one => one.Text));
        document.AddParagraph("Oplysning", $"{content.Origin} {view.Name}. Kontakt: {content.ContactRole}. {address}");
        document.Save(output);

        void Section(string heading, IEnumerable<string> claims)
        {
            document.AddHeading("Heading2", heading, Slug.From(heading));
            foreach (var claim in claims)
            {
                document.AddListItem(null, 0, WordDocument.Text(claim));
            }
        }
    }
}
