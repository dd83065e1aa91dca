using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data.EmptySearches;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

public sealed class ThesaurusPagesTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private TestSite Site => editorial.Site;

    [Fact]
    public async Task Synonym_for_a_search_that_found_nothing_works_in_the_next_search()
    {
        await Site.ImportAsync(TestRecords.Record("ordbog-proeve", record => record["title"] = "Om glimsekrog"));
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            db.Add(new EmptySearch { Words = "plonkesaft", Days = 3, LastOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("ordbog-proeve", await SearchAsync("plonkesaft"));
        using var editor = await Site.VisitorAsync(AccountRole.Editor, strong: false);
        await editor.OpenAsync("/redaktion/soegninger");
        var link = editor.Page.QuerySelectorAll("a").Single(link => link.TextContent == "Tilføj synonym for plonkesaft");
        await editor.OpenAsync(link.GetAttribute("href")!);
        await editor.SubmitAsync(null, ("term", "glimsekrog"));

        Assert.Contains("virker i søgningen nu", editor.Page.Body!.TextContent);
        Assert.Contains("ordbog-proeve", await SearchAsync("plonkesaft"));
        await using var after = await Site.Contexts().CreateDbContextAsync();
        Assert.NotNull((await after.ThesaurusEntries.SingleAsync(entry => entry.Term == "glimsekrog")).EditedAt);
    }

    [Fact]
    public async Task New_word_that_is_there_already_is_shown_together_with_what_was_typed()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/ordbog/ord");
        await editor.SubmitAsync(null, ("term", "trippelhat"), ("equivalent", "hovedtrip"));
        await editor.OpenAsync("/redaktion/ordbog/ord?synonym=trillehat");
        await editor.SubmitAsync(null, ("term", "trippelhat"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.Equal("hovedtrip\ntrillehat", editor.Page.QuerySelector("#equivalent")!.TextContent.Trim());
        await editor.SubmitAsync("/ord");
        await editor.OpenAsync("/redaktion/ordbog?q=trillehat");
        Assert.Equal("trippelhat", editor.Page.QuerySelector(".entries h3")!.TextContent);
    }

    [Fact]
    public async Task Deleted_word_stays_deleted_and_can_be_written_again()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/ordbog/ord");
        await editor.SubmitAsync(null, ("term", "kludretæppe"), ("equivalent", "rodetæppe"), ("former", "gammelt tæppe; 2019"));
        await editor.OpenAsync("/redaktion/ordbog/ord?ord=kludretæppe");
        Assert.Equal("gammelt tæppe; 2019", editor.Page.QuerySelector("#former")!.TextContent.Trim());
        await editor.SubmitAsync("handler=Delete");
        await editor.OpenAsync("/redaktion/ordbog?q=kludretæppe");
        Assert.Null(editor.Page.QuerySelector(".entries h3"));

        // What ships with the program comes only where the word is unknown: the place is kept.
        await using (var db = await Site.Contexts().CreateDbContextAsync())
        {
            Assert.True(await db.ThesaurusEntries.AnyAsync(entry => entry.Term == "kludretæppe" && entry.EditedAt != null));
        }

        await editor.OpenAsync("/redaktion/ordbog/ord");
        await editor.SubmitAsync(null, ("term", "kludretæppe"), ("equivalent", "rodetæppe"));
        await editor.OpenAsync("/redaktion/ordbog?q=kludretæppe");
        Assert.NotNull(editor.Page.QuerySelector(".entries h3"));
    }

    [Fact]
    public async Task Renamed_word_answers_under_its_new_name_only()
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/ordbog/ord");
        await editor.SubmitAsync(null, ("term", "slumrehjul"), ("equivalent", "dovnehjul"));
        await editor.OpenAsync("/redaktion/ordbog/ord?ord=slumrehjul");
        await editor.SubmitAsync("/ord", ("term", "snorkehjul"));
        await editor.OpenAsync("/redaktion/ordbog?q=dovnehjul");

        Assert.Equal("snorkehjul", editor.Page.QuerySelector(".entries h3")!.TextContent);
    }

    [Theory]
    [InlineData("", "andet ord", "term")]
    [InlineData("ord", "", "equivalent")]
    [InlineData("et to tre fire fem", "andet ord", "term")]
    [InlineData("ord", "!?*", "equivalent")]
    public async Task Bad_entry_comes_back(string term, string equivalent, string field)
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/ordbog/ord");
        await editor.SubmitAsync(null, ("term", term), ("equivalent", equivalent));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.NotNull(editor.Page.QuerySelector($"#fejl a[href='#{field}']"));
        Assert.Equal(term, editor.Page.QuerySelector("#term")!.GetAttribute("value"));
    }

    private Task<string> SearchAsync(string word) => Site.Client.GetStringAsync(new Uri($"/eksempler?q={word}", UriKind.Relative));
}
