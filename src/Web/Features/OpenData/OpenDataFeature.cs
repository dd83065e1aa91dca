using Microsoft.Net.Http.Headers;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.OpenData;

/// <summary>What is about all of the open data: what has changed, and the catalogue. Open to everybody.</summary>
internal static class OpenDataFeature
{
    public static void AddOpenData(this IServiceCollection services)
    {
        services.AddSingleton<ListChanges>();
        services.AddSingleton<DescribeDatasets>();
    }

    public static void MapOpenData(this WebApplication app)
    {
        app.MapRead(OpenDataLinks.Changes, ChangesApi.ListAsync).WithName("ListChanges").WithTags("Ændringer").WithSummary("Følg med i, hvad der er ændret eller forsvundet")
            .WithDescription("Til den, der holder en kopi. Hver ting står én gang, ved sin seneste ændring, ordnet efter number. Kald igen med since=next, til items er tom. gone betyder, at tingen skal ud af kopien. Siger svaret \"Begynd forfra\" (startOver), er databasen genskabt: slet kopien, og hent alt igen uden since.")
            .Refuses(StatusCodes.Status400BadRequest).WithContentCache();
        app.MapRead(OpenDataLinks.CatalogueAsTurtle, (HttpContext context, DescribeDatasets describe, CancellationToken cancellationToken) => AnswerAsync(context, describe, isTurtle: true, cancellationToken)).ExcludeFromDescription().WithContentCache();
        app.MapRead(OpenDataLinks.CatalogueAsJsonLd, (HttpContext context, DescribeDatasets describe, CancellationToken cancellationToken) => AnswerAsync(context, describe, isTurtle: false, cancellationToken)).ExcludeFromDescription().WithContentCache();
        app.MapRead(OpenDataLinks.Catalogue, NegotiateAsync).ExcludeFromDescription();
    }

    // Not cached by us: our cache does not tell answers apart by what the caller accepts.
    private static Task<IResult> NegotiateAsync(HttpContext context, DescribeDatasets describe, CancellationToken cancellationToken)
    {
        var isTurtle = Quality(context.Request, Turtle.ContentType) >= Quality(context.Request, JsonLinkedData.ContentType);
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        context.Response.Headers.ContentLocation = isTurtle ? OpenDataLinks.CatalogueAsTurtle : OpenDataLinks.CatalogueAsJsonLd;
        context.Response.Headers.CacheControl = "public, no-cache";
        return AnswerAsync(context, describe, isTurtle, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, DescribeDatasets describe, bool isTurtle, CancellationToken cancellationToken)
    {
        var triples = await describe.ReadAsync(context.Request, cancellationToken);
        return isTurtle ? Results.Bytes(Turtle.Write(triples), $"{Turtle.ContentType}; charset=utf-8") : Results.Bytes(JsonLinkedData.Write(triples), JsonLinkedData.ContentType);
    }

    // RFC 9110, section 12.5.1: of the ranges that fit, the most exact one counts.
    private static double Quality(HttpRequest request, string type) => MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges)
        ? ranges.Where(range => new MediaTypeHeaderValue(type).IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes).ThenBy(range => range.MatchesAllSubTypes)
            .Select(range => range.Quality ?? 1).DefaultIfEmpty(0).First()
        : 0;
}
