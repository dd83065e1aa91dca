namespace Vejviser.Web.Features.OpenData;

/// <summary>The words the catalogue is written in, by the prefixes both of its forms use.</summary>
internal static class Rdf
{
    public const string Type = "rdf:type";
    public const string Date = "xsd:date";
    public const string DateTime = "xsd:dateTime";

    public static IReadOnlyDictionary<string, string> Prefixes { get; } = new Dictionary<string, string>
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#",
        ["skos"] = "http://www.w3.org/2004/02/skos/core#",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
        ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
    };
}

/// <summary>One statement (RDF 1.1).</summary>
/// <param name="Subject">The whole address of what it is about.</param>
/// <param name="Predicate">A prefixed word.</param>
/// <param name="Object">What it says.</param>
internal sealed record Triple(string Subject, string Predicate, RdfTerm Object);

/// <summary>What a statement says.</summary>
internal abstract record RdfTerm
{
    /// <summary>A prefixed word.</summary>
    public sealed record Word(string Name) : RdfTerm;

    /// <summary>Something with an address.</summary>
    public sealed record Address(string Url) : RdfTerm;

    /// <summary>A text in Danish.</summary>
    public sealed record Danish(string Text) : RdfTerm;

    /// <summary>A value; of no type but text where none is given.</summary>
    public sealed record Value(string Text, string? Type = null) : RdfTerm;
}
