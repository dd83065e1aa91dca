using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>A step as it was sent.</summary>
/// <param name="Fields">What stood in the fields.</param>
/// <param name="Email">The author's own address; null where the step does not ask for it.</param>
/// <param name="Shown">A print of what each field held when the page was made, so that two tabs are told apart from one.</param>
/// <param name="Yielded">Fields in which somebody else's newer text is to stand.</param>
/// <param name="Discarded">The print of an unplaced text that may go; null for none.</param>
public sealed partial record StepForm(ExampleForm Fields, string? Email, IReadOnlyDictionary<string, string> Shown, IReadOnlySet<string> Yielded, string? Discarded)
{
    public static StepForm Sent(IFormCollection form)
    {
        var fields = ExampleForm.Sent(form);
        return new(
            fields
                .With("municipality", [string.Join(", ", MunicipalityNames(fields["municipality"]))])
                .With("advice", Lines(fields["advice"]))
                .With("partners", [string.Join('\n', Lines(fields["partners"]))]),
            form["email"],
            form["shown"].OfType<string>().Select(print => print.Split(':')).Where(parts => parts.Length == 2).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => parts[1]),
            form["yield"].OfType<string>().ToHashSet(),
            form["discard"]);
    }

    /// <summary>A few letters that are others when the text is another.</summary>
    public static string Print(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>"Faxe og Ringsted Kommuner" is two names.</summary>
    internal static IEnumerable<string> MunicipalityNames(string typed) => Between().Split(typed).Select(name => Kommune().Replace(name, "").Trim()).Where(name => name.Length > 0);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[,;\n]|\s+og\s+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s+kommuner?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Kommune();
}
