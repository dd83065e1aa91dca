// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>Addresses for programs that are about all of the open data.</summary>
public static class OpenDataLinks
{
    public const string Changes = "/api/v1/changes";
    public const string OpenApi = "/openapi/v1.json";

    /// <summary>The catalogue, in the form the caller accepts.</summary>
    public const string Catalogue = "/dcat";
    public const string CatalogueAsTurtle = "/dcat.ttl";
    public const string CatalogueAsJsonLd = "/dcat.jsonld";
}
