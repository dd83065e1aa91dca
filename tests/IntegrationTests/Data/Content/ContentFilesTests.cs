using System.Text.Json;
using System.Text.RegularExpressions;
using Vejviser.Data.Content;

namespace Vejviser.IntegrationTests.Data.Content;

/// <summary>Our own texts as they lie in the repository: readable, and without private persons.</summary>
public sealed partial class ContentFilesTests
{
    private static readonly List<string> Names = typeof(ContentFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("content/", StringComparison.Ordinal)).Select(name => name["content/".Length..]).ToList();

    public static TheoryData<string> Files { get; } = new(Names);

    [Fact]
    public void Content_is_the_files_we_know()
    {
        Assert.Equal(
            ["efforts.json", "eksempler.json", "figures/folketal.csv", "figures/kontanthjaelp-mv-andel.csv", "figures/kontanthjaelp-mv.csv", "figures/noegletal.csv", "municipalities.csv", "partnerships.json", "positions.json", "rules/arbejdspligt.yaml", "rules/kontanthjaelp.yaml", "rules/skat.yaml", "series.json", "target-groups.json", "themes.json", "thesaurus.json", "tilegrid.csv", "week/da.yaml", "week/en.yaml"],
            Names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Content_names_no_private_phone_or_mail(string file)
    {
        var text = await ReadAsync(file);

        Assert.DoesNotMatch(MailAddress(), text);
        // Addresses of pages may hold any number.
        Assert.DoesNotMatch(PhoneNumber(), WebAddress().Replace(text, ""));
        Assert.DoesNotMatch(CprNumber(), WebAddress().Replace(text, ""));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Content_is_clean_text(string file)
    {
        var text = await ReadAsync(file);

        Assert.DoesNotContain('\uFFFD', text);
        Assert.DoesNotContain('\uFEFF', text);
        Assert.DoesNotContain(text, letter => char.IsControl(letter) && letter is not ('\n' or '\r'));
        Assert.DoesNotContain("http://localhost", text);
        if (file.EndsWith(".json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(text);
            Assert.Equal(JsonValueKind.Array, json.RootElement.ValueKind);
            var ids = json.RootElement.EnumerateArray().Select(item => item.GetProperty(file switch { "thesaurus.json" => "term", "positions.json" or "partnerships.json" => "slug", _ => "id" }).GetString()).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("municipalities.csv", 98)]
    [InlineData("tilegrid.csv", 98)]
    public async Task Table_has_the_same_columns_in_every_row(string file, int rows)
    {
        var lines = (await ReadAsync(file)).TrimEnd().Split('\n');

        Assert.Equal(rows, lines.Length - 1);
        Assert.Single(lines.Select(line => line.Split(',').Length).Distinct());
        Assert.DoesNotContain('"', string.Concat(lines));
    }

    [Theory]
    [InlineData("Ring 12 34 56 78", true)]
    [InlineData("tlf. 12345678.", true)]
    [InlineData("+45 1234 5678", true)]
    [InlineData("i 2019-2020", false)]
    [InlineData("12.345.678 kr.", false)]
    public void Phone_numbers_are_told_from_other_figures(string text, bool isPhone)
    {
        Assert.Equal(isPhone, PhoneNumber().IsMatch(text));
    }

    [Fact]
    public void Missing_file_is_named()
    {
        Assert.Contains("findes-ikke.json", Assert.Throws<FileNotFoundException>(() => ContentFiles.Open("findes-ikke.json")).Message);
    }

    private static async Task<string> ReadAsync(string file)
    {
        using var reader = new StreamReader(ContentFiles.Open(file));
        return await reader.ReadToEndAsync();
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w+", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"(?<![\d.,-])(\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex PhoneNumber();

    [GeneratedRegex(@"(?<!\d)\d{6}-\d{4}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex CprNumber();

    [GeneratedRegex(@"https?://[^\s""]+", RegexOptions.CultureInvariant)]
    private static partial Regex WebAddress();
}
