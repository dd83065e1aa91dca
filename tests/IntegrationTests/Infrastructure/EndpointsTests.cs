using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Access is stated: a new endpoint is put on this list by somebody who means it to be public, or it gets a policy.</summary>
public sealed class EndpointsTests(ReadingSite reading) : IClassFixture<ReadingSite>
{
    private static readonly string[] Public =
    [
        "/", "/eksempler", "/eksempler/{slug}", "/eksempler/{slug}/kontakt", "/eksempler/{slug}/kort", "/eksempler/{slug}/filer/{id:guid}", "/eksempler/liste", "/eksempler/forslag", "/eksempler/lignende", "/eksempler/{slug}/word", "/eksempler/liste/word", "/temaer", "/temaer/{slug}", "/indsatser", "/indsatser/{slug}", "/kommuner", "/kommuner/{slug}", "/kommuner/{slug}/lignende",
        "/del", "/del/skabelon.docx", "/del/ny", "/del/upload", "/del/kladde/{token}", "/del/kladde/{token}/trin-{step:int:range(1,4)}", "/del/kladde/{token}/kode", "/del/kladde/{token}/slet", "/del/kladde/{token}/svar", "/del/kladde/{token}/godkend", "/del/kladde/{token}/filer", "/del/kladde/{token}/filer/{id:guid}",
        "/konto/log-ind", "/konto/log-ind/{provider}", "/konto/log-ind/{provider}/svar", "/konto/logget-ud", "/konto/kode", "/om", "/om/aabne-data", "/om/fejl", "/hjaelp", "/privatliv", "/tilgaengelighed", "/fejl/{status:int}",
        "/api/v1/examples/", "/api/v1/examples/{id}", "/api/v1/themes", "/api/v1/municipalities", "/api/v1/changes", "/dcat", "/dcat.ttl", "/dcat.jsonld", "/openapi/{documentName}.json",
        "/feeds/eksempler.atom", "/feeds/temaer/{theme}.atom", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz",
        "/konto/passkey", "/konto/passkey/log-ind", "/mangler", "/drift", "/tal", "/tal/{series}", "/tal/{series}/tal.csv", "/tal/{series}/tal.xlsx", "/tal/{series}/kort.svg", "/tal/{series}/indlejret", "/tal/{series}/udvikling",
        "/synspunkter", "/synspunkter/{slug}", "/synspunkter/{slug}/uddelingspapir", "/synspunkter/{slug}/word", "/synspunkter/{slug}/{dilemma}", "/feeds/synspunkter.atom", "/partnerskaber", "/partnerskaber/{slug}", "/partnerskaber/{slug}/anbefalinger/{number:int}", "/feeds/partnerskaber.atom", "/api/v1/positions/", "/api/v1/positions/{slug}", "/api/v1/partnerships", "/api/v1/series/", "/api/v1/series/{id}/observations",
        "/redskaber", "/redskaber/regler", "/redskaber/gevinst-ved-job", "/redskaber/gevinst-ved-job/ark", "/redskaber/hvem-er-omfattet", "/redskaber/hvem-er-omfattet/maaneder", "/redskaber/ugeplan", "/redskaber/rehabiliteringsmoede", "/api/v1/tools/job-gain",
        // Whoever has a link from a letter.
        "/svar/eksempel/{token}", "/partnerskaber/bekraeft/{token}", "/svar/brug/{token}", "/foelg", "/foelg/bekraeft/{token}", "/foelg/stop/{token}",
        // In Development only: the empty page that scripts/bench measures against, and the mail that was written.
        "/udvikling/tom", "/udvikling/post",
    ];

    [Fact]
    public void Every_endpoint_is_public_on_purpose()
    {
        var routes = reading.Site.Get<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !IsAsset(route))
            .Distinct()
            .ToList();

        Assert.Empty(routes.Except(Public));
        Assert.Empty(Public.Except(routes));
    }

    // The last one is MapStaticAssets' own, for files that are new since the build.
    internal static bool IsAsset(string route) => route is "/{**path:file}" || route.StartsWith("/lib/", StringComparison.Ordinal) || route.StartsWith("/site.", StringComparison.Ordinal) || route.StartsWith("/passkey.", StringComparison.Ordinal) || route.StartsWith("/favicon.", StringComparison.Ordinal);
}
