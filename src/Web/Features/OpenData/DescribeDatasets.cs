using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.OpenData;

/// <summary>Describes the open data as a catalogue after DCAT-AP-DK 3.0.1 (Digitaliseringsstyrelsen), which is DCAT-AP 3.0.1 with Danish requirements.</summary>
/// <remarks>What we do not know is left out: a licence, how often something is renewed, and when it was first published.</remarks>
public sealed class DescribeDatasets(IDbContextFactory<AppDbContext> contexts, ContentFollower content, Site site)
{
    /// <summary>How the data may be used: the same words as on the page about open data.</summary>
    public const string Use = "Nævn Vejviser, kommunen og den oprindelige kilde, når du bruger et eksempel. Tallene bruges med den kilde, der står ved dem.";

    private const string Authorities = "http://publications.europa.eu/resource/authority/";
    private const string MediaTypes = "https://www.iana.org/assignments/media-types/";
    private const string Danish = Authorities + "language/DAN";
    private const string Denmark = Authorities + "country/DNK";
    private const string Public = Authorities + "access-right/PUBLIC";
    private const string Themes = Authorities + "data-theme";
    private const string Society = Themes + "/SOCI";

    private static readonly Form Json = new("JSON", "application/json", "json");
    private static readonly Form Csv = new("CSV", "text/csv", "csv");
    private static readonly Form Xlsx = new("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");
    private static readonly Form Atom = new("ATOM", "application/atom+xml", "atom");

    internal async Task<IReadOnlyCollection<Triple>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = await db.EverPublic().MaxAsync(example => (DateTime?)example.At, cancellationToken);
        var papers = await db.PositionPapers.SelectMany(paper => paper.Versions).MaxAsync(version => (DateTime?)version.PublishedAt, cancellationToken);
        var url = site.Url(request);
        List<Dataset> datasets =
        [
            new("eksempler", "Eksempler på beskæftigelsesindsatser",
                "Kommunernes eksempler på beskæftigelsesindsatser: udfordring, fremgangsmåde, resultater, evidens, målgruppe, kilde og hvem der har taget dem op.",
                PracticeExampleLinks.List, ["beskæftigelsesindsats", "praksiseksempel", "evidens", "kommuner"],
                [new(Json, PracticeExampleLinks.ApiList), new(Atom, PracticeExampleLinks.Feed)]) { ModifiedAt = examples },
            .. content.Current.Figures.All.Select(Of),
            new("synspunkter", "Synspunkter",
                "Synspunkter om beskæftigelsesindsatsen: forslag, dilemmaer, viden med kilde og dato, og hvad der blev af dem.",
                PositionLinks.List, ["beskæftigelsespolitik", "dilemmaer", "høringer"],
                [new(Json, "/api/v1/positions"), new(Atom, PositionLinks.Feed)]) { ModifiedAt = papers },
            new("partnerskaber", "Partnerskaber",
                "Partnerskaber mellem kommuner og KL: invitation, deltagere og offentlige anbefalinger med kommunernes stillingtagen.",
                PartnershipLinks.List, ["partnerskaber", "anbefalinger", "kommuner"],
                [new(Json, "/api/v1/partnerships"), new(Atom, PartnershipLinks.Feed)]),
            new("temaer", "Temaer",
                "De temaer, eksemplerne er ordnet efter, med indledning, forbehold og kilder.",
                ThemeLinks.List, ["temaer", "beskæftigelsesindsats"],
                [new(Json, "/api/v1/themes")]) { ModifiedOn = content.Current.Catalogue.Themes.Values.Select(theme => (DateOnly?)theme.UpdatedOn).Max() },
        ];
        return new Writer(url, site.EditorsMailbox).Write(datasets);
    }

    private static Dataset Of(FigureTable table)
    {
        var series = table.Series;
        List<Access> accesses = [new(Json, FigureLinks.Api(series.Id))];
        if (!series.IsNational)
        {
            accesses.AddRange([new(Csv, FigureLinks.Csv(series.Id)), new(Xlsx, FigureLinks.Spreadsheet(series.Id))]);
        }

        return new($"tal-{series.Id}", series.Title, series.Definition, series.IsNational ? FigureLinks.List : FigureLinks.Details(series.Id), ["statistik", "kommuner", series.Unit], accesses)
        {
            ModifiedOn = series.SourceDate,
            Source = series.SourceLine,
            From = table.Periods.Count > 0 ? table.Periods.Min(period => period.Start) : null,
            To = table.Periods.Count > 0 ? table.Periods.Max(period => period.End) : null,
        };
    }

    /// <summary>A form data can be had in: its name in the EU's list of file types, and its media type.</summary>
    private sealed record Form(string FileType, string MediaType, string Anchor);

    /// <summary>Where data can be had.</summary>
    private sealed record Access(Form Form, string Path);

    /// <summary>A dataset, and what we know of it.</summary>
    private sealed record Dataset(string Anchor, string Title, string Description, string Page, IReadOnlyList<string> Keywords, IReadOnlyList<Access> Accesses)
    {
        public DateTime? ModifiedAt { get; init; }

        public DateOnly? ModifiedOn { get; init; }

        public string? Source { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }
    }

    private sealed class Writer(string url, string? mailbox)
    {
        private readonly string catalogue = url + OpenDataLinks.Catalogue;
        private readonly List<Triple> triples = [];

        private string Publisher => $"{catalogue}#udgiver";

        private string Contact => $"{catalogue}#kontakt";

        private string Service => $"{catalogue}#api";

        private string Rights => $"{url}{AboutLinks.OpenData}#brug";

        public List<Triple> Write(IReadOnlyList<Dataset> datasets)
        {
            WriteCatalogue(datasets);
            foreach (var dataset in datasets)
            {
                WriteDataset(dataset);
            }

            WriteService(datasets);
            WriteAround();
            return triples;
        }

        private void WriteCatalogue(IReadOnlyList<Dataset> datasets)
        {
            var own = $"{catalogue}#katalog";
            Word(own, Rdf.Type, "dcat:Catalog");
            Text(own, "dct:title", "Vejvisers åbne data");
            Text(own, "dct:description", "Kommunernes eksempler på beskæftigelsesindsatser og det, der hører til dem: tal, synspunkter, partnerskaber og temaer.");
            Address(own, "dct:publisher", Publisher);
            Address(own, "foaf:homepage", $"{url}/");
            Address(own, "dct:language", Danish);
            Address(own, "dct:spatial", Denmark);
            Address(own, "dcat:themeTaxonomy", Themes);
            Address(own, "dct:rights", Rights);
            if (datasets.Max(dataset => dataset.ModifiedAt) is { } modified)
            {
                Moment(own, "dct:modified", modified);
            }

            foreach (var dataset in datasets)
            {
                Address(own, "dcat:dataset", $"{catalogue}#{dataset.Anchor}");
            }

            Address(own, "dcat:service", Service);
        }

        private void WriteDataset(Dataset dataset)
        {
            var own = $"{catalogue}#{dataset.Anchor}";
            Word(own, Rdf.Type, "dcat:Dataset");
            Value(own, "dct:identifier", own);
            Text(own, "dct:title", dataset.Title);
            Text(own, "dct:description", dataset.Description);
            WriteShared(own, dataset.Page, dataset.Keywords);
            Address(own, "foaf:page", url + AboutLinks.OpenData);
            Address(own, "dct:language", Danish);
            Address(own, "dct:spatial", Denmark);
            if (dataset.ModifiedAt is { } at)
            {
                Moment(own, "dct:modified", at);
            }
            else if (dataset.ModifiedOn is { } on)
            {
                Day(own, "dct:modified", on);
            }

            if (dataset.Source is { } source)
            {
                Address(own, "dct:provenance", $"{own}-kilde");
                Word($"{own}-kilde", Rdf.Type, "dct:ProvenanceStatement");
                Text($"{own}-kilde", "rdfs:label", source);
            }

            if (dataset is { From: { } from, To: { } to })
            {
                Address(own, "dct:temporal", $"{own}-periode");
                Word($"{own}-periode", Rdf.Type, "dct:PeriodOfTime");
                Day($"{own}-periode", "dcat:startDate", from);
                Day($"{own}-periode", "dcat:endDate", to);
            }

            foreach (var access in dataset.Accesses)
            {
                Address(own, "dcat:distribution", $"{own}-{access.Form.Anchor}");
                WriteDistribution($"{own}-{access.Form.Anchor}", dataset, access);
            }
        }

        private void WriteDistribution(string own, Dataset dataset, Access access)
        {
            var fileType = $"{Authorities}file-type/{access.Form.FileType}";
            Word(own, Rdf.Type, "dcat:Distribution");
            Text(own, "dct:title", $"{dataset.Title} som {access.Form.FileType}");
            Text(own, "dct:description", access.Form == Json ? "Gennem API'et." : access.Form == Atom ? "Det nyeste, og hvad der er forsvundet." : "Alle tal i én fil.");
            Address(own, "dcat:accessURL", url + access.Path);
            Address(own, "dct:format", fileType);
            Address(own, "dcat:mediaType", MediaTypes + access.Form.MediaType);
            Address(own, "dct:language", Danish);
            Address(own, "dct:rights", Rights);
            if (access.Form == Json)
            {
                Address(own, "dcat:accessService", Service);
            }
            else
            {
                Address(own, "dcat:downloadURL", url + access.Path);
            }

            Once(fileType, "dct:MediaTypeOrExtent");
            Once(MediaTypes + access.Form.MediaType, "dct:MediaType");
        }

        private void WriteService(IReadOnlyList<Dataset> datasets)
        {
            Word(Service, Rdf.Type, "dcat:DataService");
            Text(Service, "dct:title", "Vejvisers API");
            Text(Service, "dct:description", "Læser alt det offentlige som JSON, og fortæller, hvad der er ændret eller forsvundet.");
            Address(Service, "dcat:endpointURL", $"{url}/api/v1");
            Address(Service, "dcat:endpointDescription", url + OpenDataLinks.OpenApi);
            WriteShared(Service, AboutLinks.OpenData, ["API", "beskæftigelsesindsats"]);
            Address(Service, "foaf:page", url + AboutLinks.OpenData);
            Address(Service, "dct:format", $"{Authorities}file-type/{Json.FileType}");
            foreach (var dataset in datasets)
            {
                Address(Service, "dcat:servesDataset", $"{catalogue}#{dataset.Anchor}");
            }
        }

        private void WriteShared(string own, string page, IReadOnlyList<string> keywords)
        {
            Address(own, "dct:publisher", Publisher);
            Address(own, "dcat:contactPoint", Contact);
            Address(own, "dcat:theme", Society);
            foreach (var keyword in keywords)
            {
                Text(own, "dcat:keyword", keyword);
            }

            Address(own, "dcat:landingPage", url + page);
            Once(url + page, "foaf:Document");
            Address(own, "dct:accessRights", Public);
        }

        private void WriteAround()
        {
            Word(Publisher, Rdf.Type, "foaf:Agent");
            Text(Publisher, "foaf:name", "Vejviser");
            Address(Publisher, "foaf:homepage", $"{url}/");
            Word(Contact, Rdf.Type, "vcard:Kind");
            Text(Contact, "vcard:fn", "Vejvisers redaktion");
            Address(Contact, "vcard:hasURL", url + AboutLinks.Report);
            if (mailbox is not null)
            {
                Address(Contact, "vcard:hasEmail", $"mailto:{mailbox}");
            }

            Word(Rights, Rdf.Type, "dct:RightsStatement");
            Text(Rights, "rdfs:label", Use);
            Once(Public, "dct:RightsStatement");
            Once(Danish, "dct:LinguisticSystem");
            Once(Denmark, "dct:Location");
            Once($"{url}/", "foaf:Document");
            Once(url + AboutLinks.OpenData, "foaf:Document");
            Word(Themes, Rdf.Type, "skos:ConceptScheme");
            Text(Themes, "dct:title", "EU's temaer for datasæt");
            Word(Society, Rdf.Type, "skos:Concept");
            Text(Society, "skos:prefLabel", "Befolkning og samfund");
            Address(Society, "skos:inScheme", Themes);
        }

        private void Once(string own, string type)
        {
            var triple = new Triple(own, Rdf.Type, new RdfTerm.Word(type));
            if (!triples.Contains(triple))
            {
                triples.Add(triple);
            }
        }

        private void Word(string own, string predicate, string word) => triples.Add(new(own, predicate, new RdfTerm.Word(word)));

        private void Address(string own, string predicate, string address) => triples.Add(new(own, predicate, new RdfTerm.Address(address)));

        private void Text(string own, string predicate, string text) => triples.Add(new(own, predicate, new RdfTerm.Danish(text)));

        private void Value(string own, string predicate, string text) => triples.Add(new(own, predicate, new RdfTerm.Value(text)));

        private void Day(string own, string predicate, DateOnly day) => triples.Add(new(own, predicate, new RdfTerm.Value(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Rdf.Date)));

        private void Moment(string own, string predicate, DateTime at) => triples.Add(new(own, predicate, new RdfTerm.Value(AtomXml.Instant(at), Rdf.DateTime)));
    }
}
