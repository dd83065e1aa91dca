using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing.Figures;

public sealed class ImportPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private const string Address = "/redaktion/tal/hent";

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Editor_sees_what_will_change_before_anything_is_stored()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        var table = Encoding.UTF8.GetBytes("kommune;periode;antal;andel\r\nAalborg;2025M12;312;1,5\r\nThisted;2025M12;3;0,2\r\n");
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", table, ("series", ""), ("title", "Prøvetal fra en kommune"), ("source", "Egen tabel"), ("date", "2026-01-15"), ("kind", "persons"));

        var told = editor.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("2 nye tal", told, StringComparison.Ordinal);
        Assert.Contains("1 for små til at blive gemt", told, StringComparison.Ordinal);
        Assert.Contains("Kolonnen »antal« bliver læst, »andel« gør ikke", told, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("proevetal-fra-en-kommune"));

        await editor.SubmitAsync("handler=Import");
        Assert.Contains("Tallene er hentet ind", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("proevetal-fra-en-kommune"));
        Assert.Contains("Egen tabel, 15. januar 2026", (await Site.PageAsync("/tal/proevetal-fra-en-kommune")).Body!.TextContent, StringComparison.Ordinal);

        await editor.OpenAsync($"{Address}?serie=proevetal-fra-en-kommune");
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", table);
        Assert.Contains("0 nye tal", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 uændret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_table_lists_all_its_faults_and_changes_nothing()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", Encoding.UTF8.GetBytes("kommune;periode;antal\nAtlantis;2025M13;mange\nAalborg;2025M12;7\n"), ("series", "arbejdspligt"), ("reason", "Ny opgørelse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Ret 3 fejl i filen", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, editor.Page.QuerySelectorAll("main > .room-main li, .room-main > ul li").Length);
        Assert.Equal("Ny opgørelse", editor.Page.QuerySelector("#reason")!.GetAttribute("value"));
        Assert.Equal("arbejdspligt", editor.Page.QuerySelector("#series option[selected]")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync("arbejdspligt"));
    }

    [Fact]
    public async Task Empty_form_says_what_is_missing()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.SubmitAsync("handler=Preview");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        foreach (var told in (string[])["Skriv, hvad tallet hedder.", "Skriv, hvor tallet kommer fra.", "Vælg den dag, udtrækket er fra.", "Vælg, om tallet er et antal personer.", "Vælg en fil med tal."])
        {
            Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Folketal", "Der er en serie med den titel; vælg den i listen i stedet.")]
    [InlineData("!!!", "Skriv en titel med bogstaver, højst 150 tegn.")]
    public async Task Title_that_cannot_be_an_address_is_refused(string title, string told)
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", Encoding.UTF8.GetBytes("kommune;periode;antal\nAalborg;2025M12;7\n"), ("series", ""), ("title", title), ("source", "Egen tabel"), ("date", "2026-01-15"), ("kind", "persons"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(title, editor.Page.QuerySelector("#title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Spreadsheet_is_read_as_the_table_it_holds()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.xlsx", TestSpreadsheet.Of([["Kommune", "Måned", "Andel"], ["Aalborg Kommune", TestSpreadsheet.Day(2025, 12), 1.5], ["851", "jan. 2026", 0.1 + 0.2], ["Thisted", "2025M12", ".."], ["Rebild", "2025M12", TestSpreadsheet.Percent(0.032)]]), ("series", ""), ("title", "Prøvetal fra et regneark"), ("source", "Egen tabel"), ("date", "2026-01-15"), ("kind", "other"));
        Assert.Contains("4 nye tal", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Import");
        Assert.Equal(
            "0787 2025M12 NoData , 0840 2025M12 Value 3.2, 0851 2025M12 Value 1.5, 0851 2026M01 Value 0.3",
            await NumbersAsync("proevetal-fra-et-regneark"));

        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.xlsx", [.. "PK"u8, .. new byte[400]], ("series", "arbejdspligt"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Regnearket kan ikke læses", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extract_from_Jobindsats_as_it_came_twice_changes_nothing()
    {
        var path = Path.Combine(SourceTree.Root, "..", "shared", "data", "recipients.csv");
        if (!File.Exists(path))
        {
            return;
        }

        var table = await File.ReadAllTextAsync(path);
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-mv");
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table));
        Assert.Contains("588 uændret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Import");
        Assert.Contains("Tallene er hentet ind", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-mv");
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table.Replace("0851,Aalborg,", "9851,Aalborg,", StringComparison.Ordinal)));
        Assert.Contains("Ret 6 fejl i filen", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(588, await CountAsync("kontanthjaelp-mv"));
    }

    [Fact]
    public async Task Reason_that_readers_will_see_is_checked()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", Encoding.UTF8.GetBytes("kommune;periode;antal\nAalborg;2025M12;7\n"), ("series", "kontanthjaelp-mv"), ("reason", "Oplyst af 010203-1234"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains("Fjern CPR-nummeret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_downloaded_as_a_spreadsheet_can_be_imported_again()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-mv-andel");
        await editor.UploadAsync("handler=Preview", "file", "tal.xlsx", await Site.Client.GetByteArrayAsync(new Uri("/tal/kontanthjaelp-mv-andel/tal.xlsx", UriKind.Relative)));
        Assert.Contains("0 nye tal", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("588 uændret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-mv-andel");
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", await Site.Client.GetByteArrayAsync(new Uri("/tal/kontanthjaelp-mv-andel/tal.csv", UriKind.Relative)));
        Assert.Contains("588 uændret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_real_table_twice_changes_nothing_and_a_broken_copy_lists_its_faults()
    {
        using var reader = new StreamReader(Vejviser.Data.Content.ContentFiles.Open("figures/kontanthjaelp-mv.csv"));
        var table = await reader.ReadToEndAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table), ("series", ""), ("title", "Kontanthjælp, hele tabellen"), ("source", "Jobindsats, tabel Y30R21"), ("date", "2023-08-15"), ("kind", "persons"));
        Assert.Contains("588 nye tal", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Import");
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-hele-tabellen");
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table));
        Assert.Contains("588 uændret", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("handler=Import");

        var before = await NumbersAsync("kontanthjaelp-hele-tabellen");
        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-hele-tabellen");
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table.Replace("0851,2022QMAT04", "0852,2022QMAT04", StringComparison.Ordinal).Replace("0101,2021QMAT02", "0101,2021QMAT05", StringComparison.Ordinal).Replace("0147,2020QMAT02,1840", "0147,2020QMAT02,1.8.4.0", StringComparison.Ordinal)));
        Assert.Contains("Ret 3 fejl i filen", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await NumbersAsync("kontanthjaelp-hele-tabellen"));

        await editor.OpenAsync($"{Address}?serie=kontanthjaelp-hele-tabellen");
        await editor.UploadAsync("handler=Preview", "file", "recipients.csv", Encoding.UTF8.GetBytes(table.Replace("0101,2020QMAT02,19830", "0101,2020QMAT02,19840", StringComparison.Ordinal)));
        Assert.Equal(["København", "12 måneder til juni 2020", "19.830", "19.840"], editor.Page.QuerySelectorAll("tbody tr").Single().Children.Select(cell => cell.TextContent));
    }

    private async Task<string> NumbersAsync(string series)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return string.Join(", ", (await db.Observations.Where(one => one.SeriesId == series).OrderBy(one => one.MunicipalityCode).ThenBy(one => one.Period).ToListAsync())
            .Select(one => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{one.MunicipalityCode} {one.Period} {one.State} {one.Value:0.######}")));
    }

    private async Task<int> CountAsync(string series)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return await db.Observations.CountAsync(one => one.SeriesId == series);
    }
}
