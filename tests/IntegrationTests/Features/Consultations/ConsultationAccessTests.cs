using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Positions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Consultations;

/// <summary>Every address of papers and consultations, by everybody, in every state of a statement and of a draft.</summary>
public sealed class ConsultationAccessTests(EditorialSite editorial) : IClassFixture<EditorialSite>
{
    private const string Secret = "Zinnobersnegl";
    private const string DraftSecret = "Kobolthornblæser";

    private static readonly (string Name, AccountRole? Role, bool Strong, string? Municipality)[] Callers =
    [
        ("nobody", null, false, null),
        ("contributor of the municipality", AccountRole.Contributor, true, "0316"),
        ("contact of the municipality", AccountRole.MunicipalityContact, true, "0316"),
        ("contact of another", AccountRole.MunicipalityContact, true, "0751"),
        ("editor without second factor", AccountRole.Editor, false, null),
        ("editor", AccountRole.Editor, true, null),
        ("administrator without second factor", AccountRole.Administrator, false, null),
        ("administrator", AccountRole.Administrator, true, null),
    ];

    public static TheoryData<StatementState> States { get; } = new(Enum.GetValues<StatementState>());

    private TestSite Site => editorial.Site;

    [Theory]
    [MemberData(nameof(States))]
    public async Task Statement_and_draft_are_read_by_those_alone_who_may(StatementState state)
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        var statement = await Site.StateAsync(slug, "0316", $"{Secret} mener noget.");
        using (var editor = await Site.VisitorAsync(AccountRole.Editor))
        {
            await editor.OpenAsync($"/redaktion/synspunkter/{slug}/et-faelles-forslag");
            await editor.SubmitAsync($"{slug}/et-faelles-forslag", ("text", $"{DraftSecret} i kladden."));
            if (state == StatementState.Returned)
            {
                await editor.OpenAsync($"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/svar/{statement.Id}");
                await editor.SubmitAsync(("reason", "Skriv mere."));
            }
        }

        if (state == StatementState.Published)
        {
            await Site.PublishAsync(slug, statement);
        }

        Assert.Equal(state, (await Site.StatementAsync(slug, "0316")).State);
        var isPublic = state == StatementState.Published;
        var (page, room) = ($"/synspunkter/{slug}/{TestPapers.Dilemma}", $"/redaktion/synspunkter/{slug}");
        foreach (var (name, role, strong, municipality) in Callers)
        {
            using var visitor = await Site.VisitorAsync(role, strong, role is null || municipality is null ? null : $"{role}-{municipality}@kommune.example".ToLowerInvariant(), municipality);
            var isEditor = role >= AccountRole.Editor;
            var publishes = isEditor && strong;
            var outside = role is null ? "signs in" : "no";
            var weak = isEditor ? "confirms" : outside;

            // Open to everybody: what is public, and never a draft.
            foreach (var path in (string[])[page, $"/synspunkter/{slug}", $"/synspunkter/{slug}?version=1", $"/synspunkter/{slug}/uddelingspapir", $"/synspunkter/{slug}/word", $"/api/v1/positions/{slug}", "/api/v1/positions", "/feeds/synspunkter.atom", "/sitemap.xml", "/synspunkter", $"/eksempler?q={Secret}", $"/api/v1/examples?q={Secret}"])
            {
                var shows = isPublic && (path == page || path.StartsWith("/api/v1/positions/", StringComparison.Ordinal));
                await AssertAsync(visitor, name, path, "yes", Secret, shows);
                await AssertAsync(visitor, name, path, "yes", DraftSecret, false);
            }

            await AssertAsync(visitor, name, $"{page}/svar", role is null ? "signs in" : "yes", Secret, role == AccountRole.MunicipalityContact && municipality == "0316" && state != StatementState.Published);
            await AssertAsync(visitor, name, $"{room}/{TestPapers.Dilemma}/svar/{statement.Id}", isEditor ? "yes" : outside, Secret, isEditor);
            await AssertAsync(visitor, name, $"{room}/{TestPapers.Dilemma}/svar/{statement.Id}/offentliggoer", publishes ? "yes" : weak, Secret, publishes);
            await AssertAsync(visitor, name, $"{room}/{TestPapers.Dilemma}/hoering", publishes ? "yes" : weak, Secret, false);
            await AssertAsync(visitor, name, "/redaktion/synspunkter", isEditor ? "yes" : outside, Secret, false);
            foreach (var path in (string[])[room, $"{room}/et-faelles-forslag"])
            {
                await AssertAsync(visitor, name, path, isEditor ? "yes" : outside, DraftSecret, isEditor);
            }

            foreach (var path in (string[])[$"{room}/hoved", $"{room}/ny/forslag"])
            {
                await AssertAsync(visitor, name, path, isEditor ? "yes" : outside, DraftSecret, false);
            }

            foreach (var path in (string[])[$"{room}/offentliggoer", $"{room}/fjern-oplysninger"])
            {
                await AssertAsync(visitor, name, path, publishes ? "yes" : weak, DraftSecret, false);
            }
        }
    }

    [Fact]
    public async Task Statement_is_found_on_its_own_dilemma_alone()
    {
        var (slug, other) = (await Site.PaperAsync(), await Site.PaperAsync());
        await Site.ConsultAsync(slug);
        var statement = await Site.StateAsync(slug, "0316", "Noget.");
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/synspunkter/{other}/{TestPapers.Dilemma}/svar/{statement.Id}");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public async Task Form_without_its_token_is_refused()
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        var statement = await Site.StateAsync(slug, "0316", "Noget.");
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        foreach (var act in (string[])["", $"/{slug}/hoved", $"/{slug}/ny/forslag", $"/{slug}/et-faelles-forslag", $"/{slug}?handler=Move", $"/{slug}?handler=Drop", $"/{slug}/offentliggoer", $"/{slug}/fjern-oplysninger?handler=Passage", $"/{slug}/{TestPapers.Dilemma}/hoering?handler=Open", $"/{slug}/{TestPapers.Dilemma}/svar/{statement.Id}", $"/{slug}/{TestPapers.Dilemma}/svar/{statement.Id}/offentliggoer"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/redaktion/synspunkter{act}") { Content = new FormUrlEncodedContent([new("reason", "x")]) };
            using var response = await editor.RawAsync(request);
            Assert.True(response.StatusCode == HttpStatusCode.BadRequest, $"{act}: {response.StatusCode}");
        }

        using var contact = await Site.ContactAsync("0316");
        using var sent = new HttpRequestMessage(HttpMethod.Post, $"/synspunkter/{slug}/{TestPapers.Dilemma}/svar") { Content = new FormUrlEncodedContent([new("text", "x")]) };
        using var refused = await contact.RawAsync(sent);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Forms_and_what_is_not_public_are_kept_nowhere()
    {
        var slug = await Site.PaperAsync();
        await Site.ConsultAsync(slug);
        using var contact = await Site.ContactAsync("0316");
        using var editor = await Site.VisitorAsync(AccountRole.Editor);
        foreach (var (visitor, path) in ((Visitor, string)[])[(contact, $"/synspunkter/{slug}/{TestPapers.Dilemma}/svar"), (editor, $"/redaktion/synspunkter/{slug}"), (editor, $"/redaktion/synspunkter/{slug}/{TestPapers.Dilemma}/hoering")])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await visitor.RawAsync(request);
            Assert.True(response.Headers.CacheControl!.NoStore, path);
            Assert.Null(response.Headers.ETag);
        }
    }

    private static async Task AssertAsync(Visitor visitor, string caller, string path, string access, string text, bool isShown)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await visitor.RawAsync(request);
        var location = response.Headers.Location?.OriginalString ?? "";
        var answer = response.StatusCode switch
        {
            HttpStatusCode.OK => "yes",
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Redirect when location.StartsWith("/konto/log-ind", StringComparison.Ordinal) => "signs in",
            HttpStatusCode.Redirect when location.StartsWith("/konto/bekraeft", StringComparison.Ordinal) => "confirms",
            var other => $"{(int)other}",
        };
        Assert.True(answer == access, $"{caller} at {path}: {answer}, not {access}");
        var isThere = (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal);
        // The search page repeats what was asked; it must find nothing.
        if (!path.Contains("?q=", StringComparison.Ordinal))
        {
            Assert.True(isThere == isShown, $"{caller} at {path} {(isThere ? "reads" : "does not read")} »{text}«");
        }
        else
        {
            Assert.DoesNotContain($"{text} mener", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }
}
