using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing;

public sealed class FiguresPageTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private const string Address = "/redaktion/tal";

    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Editor_sees_what_will_change_before_anything_is_stored()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        var table = Encoding.UTF8.GetBytes("kommune;periode;antal;andel\r\nAalborg;2025M12;312;1,5\r\nThisted;2025M12;3;0,2\r\n");
        await editor.OpenAsync(Address);
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", table, ("series", ""), ("title", "Prøvetal fra en kommune"), ("source", "Egen tabel"), ("date", "2026-01-15"));

        var told = editor.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("2 nye tal", told, StringComparison.Ordinal);
        Assert.Contains("1 under 5, som ikke gemmes", told, StringComparison.Ordinal);
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
        foreach (var told in (string[])["Skriv, hvad tallet hedder.", "Skriv, hvor tallet kommer fra.", "Vælg den dag, udtrækket er fra.", "Vælg en fil med tal."])
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
        await editor.UploadAsync("handler=Preview", "file", "tal.csv", Encoding.UTF8.GetBytes("kommune;periode;antal\nAalborg;2025M12;7\n"), ("series", ""), ("title", title), ("source", "Egen tabel"), ("date", "2026-01-15"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(title, editor.Page.QuerySelector("#title")!.GetAttribute("value"));
    }

    private async Task<int> CountAsync(string series)
    {
        await using var db = await Site.Contexts().CreateDbContextAsync();
        return await db.Observations.CountAsync(one => one.SeriesId == series);
    }
}
