using System.Text.RegularExpressions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>docs/asvs.md against the requirements of levels 1 and 2 (OWASP ASVS 5.0.0; their numbers and levels stand in asvs-5.0.0.txt), and against the files and tests it names.</summary>
public sealed partial class AsvsDocumentTests
{
    private static readonly string[] Statuses = ["met", "n/a", "gap"];

    private static readonly List<string[]> Rows = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "asvs.md"))
        .Where(line => line.StartsWith("| V", StringComparison.Ordinal))
        .Select(line => line.Trim('|', ' ').Split(" | ", StringSplitOptions.TrimEntries))
        .ToList();

    [Fact]
    public void Every_requirement_stands_there_once_with_its_level()
    {
        var asked = File.ReadAllLines(Path.Combine(SourceTree.Root, "tests", "IntegrationTests", "Infrastructure", "asvs-5.0.0.txt"));

        Assert.Equal(253, asked.Length);
        Assert.Equal(asked, Rows.Select(row => $"{row[0]} {row[1]}"));
        Assert.All(Rows, row => Assert.True(row.Length == 5 && row[2].Length > 0 && Statuses.Contains(row[3]) && row[4].Length > 0, row[0]));
    }

    [Fact]
    public void Everything_named_is_there()
    {
        var files = new[] { "src", "tests", "docs", "scripts", "deploy" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(SourceTree.Root))
            .Where(path => !Built().IsMatch(path))
            .Select(path => Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/'))
            .ToList();
        var names = files.Select(path => Path.GetFileName(path)).ToHashSet();
        var lines = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "security.md"));

        foreach (var row in Rows)
        {
            foreach (var name in Code().Matches(row[4]).Select(match => match.Groups[1].Value))
            {
                Assert.True(
                    name.EndsWith("Tests", StringComparison.Ordinal) ? names.Contains($"{name}.cs")
                    : name.Contains('/', StringComparison.Ordinal) && !name.StartsWith('/') ? files.Contains(name)
                    : !FileName().IsMatch(name) || names.Contains(name),
                    $"{row[0]}: {name}");
            }

            foreach (var heading in Section().Matches(row[4]).Select(match => match.Groups[1].Value))
            {
                Assert.True(Headings().Matches(lines).Any(match => match.Groups[1].Value.ToLowerInvariant().Replace(' ', '-') == heading), $"{row[0]}: {heading}");
            }
        }

        Assert.True(Rows.Count(row => row[3] == "met" && row[4].Contains("Tests`", StringComparison.Ordinal)) > 90);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\.(cs|md|js|txt|cshtml|props)$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\(security\.md#([^)]+)\)")]
    private static partial Regex Section();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[\\/](bin|obj|node_modules)[\\/]")]
    private static partial Regex Built();
}
