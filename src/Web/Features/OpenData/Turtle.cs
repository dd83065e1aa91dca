using System.Globalization;
using System.Text;

namespace Vejviser.Web.Features.OpenData;

/// <summary>Writes statements as Turtle (RDF 1.1 Turtle).</summary>
internal static class Turtle
{
    public const string ContentType = "text/turtle";

    public static byte[] Write(IReadOnlyCollection<Triple> triples)
    {
        var text = new StringBuilder();
        foreach (var (prefix, words) in Rdf.Prefixes)
        {
            text.Append(CultureInfo.InvariantCulture, $"@prefix {prefix}: <{words}> .\n");
        }

        foreach (var about in triples.GroupBy(triple => triple.Subject))
        {
            text.Append('\n').Append(Address(about.Key)).Append("\n  ")
                .AppendJoin(" ;\n  ", about.GroupBy(triple => triple.Predicate).Select(said => $"{(said.Key == Rdf.Type ? "a" : said.Key)} {string.Join(" , ", said.Select(triple => Term(triple.Object)))}"))
                .Append(" .\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Term(RdfTerm term) => term switch
    {
        RdfTerm.Word word => word.Name,
        RdfTerm.Address address => Address(address.Url),
        RdfTerm.Danish danish => $"{Text(danish.Text)}@da",
        RdfTerm.Value { Type: { } type } value => $"{Text(value.Text)}^^{type}",
        RdfTerm.Value value => Text(value.Text),
        _ => throw new InvalidOperationException("A term of no kind."),
    };

    // IRIREF: no spaces, brackets, quotes or backslashes.
    private static string Address(string url) => $"<{string.Concat(url.Select(letter => letter <= ' ' || "<>\"{}|^`\\".Contains(letter, StringComparison.Ordinal) ? Uri.HexEscape(letter) : letter.ToString()))}>";

    private static string Text(string text) => $"\"{text
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)}\"";
}
