using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial;

/// <summary>Who gets where in the room: to look and prepare with a role, to publish with a second factor too.</summary>
public sealed class EditorialAccessTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private static readonly string[] Preparing = ["rediger", "spoerg", "returner"];

    private static readonly string[] Publishing = ["offentliggoer", "planlaeg", "sammenlaeg", "fjern-oplysninger"];

    public static TheoryData<string> Rooms { get; } = new("/redaktion", "/redaktion/henvendelser", "/redaktion/post", "/redaktion/ordbog", "/redaktion/ordbog/ord", "/redaktion/soegninger");

    private TestSite Site => editorial.Site;

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task Rooms_are_for_editors(string path)
    {
        await AssertAsync(null, true, path, "/konto/log-ind");
        await AssertAsync(AccountRole.Contributor, true, path, null);
        await AssertAsync(AccountRole.MunicipalityContact, true, path, null);
        await AssertAsync(AccountRole.Editor, false, path, path);
        await AssertAsync(AccountRole.Administrator, false, path, path);
    }

    [Fact]
    public async Task Acts_ask_for_the_second_factor_where_readers_will_see_it()
    {
        var shared = await Site.ShareAsync();
        foreach (var act in Preparing.Concat(Publishing))
        {
            var path = $"{shared.Case}/{act}";
            await AssertAsync(null, true, path, "/konto/log-ind");
            await AssertAsync(AccountRole.Contributor, true, path, null);
            await AssertAsync(AccountRole.Editor, false, path, Publishing.Contains(act) ? "/konto/bekraeft" : path);
            await AssertAsync(AccountRole.Editor, true, path, path);
            await AssertAsync(AccountRole.Administrator, true, path, path);
        }

        await AssertAsync(AccountRole.Editor, false, "/redaktion/temaer", "/konto/bekraeft");
        await AssertAsync(AccountRole.Editor, true, "/redaktion/temaer", "/redaktion/temaer");
    }

    [Fact]
    public async Task Sent_form_without_the_second_factor_changes_nothing()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"{shared.Case}/offentliggoer");
        using var weak = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: "svag@kommune.example");
        foreach (Cookie cookie in weak.Cookies.GetCookies(Site.Address))
        {
            editor.Cookies.Add(Site.Address, new Cookie(cookie.Name, cookie.Value));
        }

        await editor.SubmitAsync();

        Assert.StartsWith("/konto/bekraeft", editor.Path, StringComparison.Ordinal);
        Assert.Equal(Vejviser.Domain.PracticeExamples.PublicationState.Submitted, (await Site.ReadAsync(shared)).State);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        foreach (var act in (string[])["tag", .. Preparing, .. Publishing, "traek-tilbage", "skjul", "godkendelse", "gennemset"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{shared.Case}/{act}") { Content = new FormUrlEncodedContent([new("reason", "x")]) };
            using var response = await editor.RawAsync(request);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/redaktion/eksempler/findes-ikke")]
    [InlineData("/redaktion/eksempler/findes-ikke/rediger")]
    [InlineData("/redaktion/eksempler/findes-ikke/offentliggoer")]
    [InlineData("/redaktion/eksempler/Ulovligt%20id")]
    [InlineData("/redaktion/henvendelser/999999")]
    [InlineData("/redaktion/ordbog/ord?ord=findes-ikke")]
    public async Task Unknown_case_is_404(string path)
    {
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public async Task Pages_of_the_room_are_kept_nowhere()
    {
        var shared = await Site.ShareAsync();
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        foreach (var path in (string[])["/redaktion", shared.Case, $"{shared.Case}/rediger", "/redaktion/ordbog"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await editor.RawAsync(request);

            Assert.True(response.Headers.CacheControl!.NoStore, path);
            Assert.Null(response.Headers.ETag);
        }
    }

    // Null means refused.
    private async Task AssertAsync(AccountRole? role, bool strong, string path, string? leadsTo)
    {
        using var visitor = await Site.VisitorAsync(role, strong);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await visitor.RawAsync(request);
        var who = $"{role} {(strong ? "strong" : "weak")} {path}: {(int)response.StatusCode}";
        if (leadsTo is null)
        {
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden, who);
        }
        else if (leadsTo == path)
        {
            Assert.True(response.StatusCode == HttpStatusCode.OK, who);
        }
        else
        {
            Assert.True(response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.StartsWith(leadsTo, StringComparison.Ordinal), who);
        }
    }
}
