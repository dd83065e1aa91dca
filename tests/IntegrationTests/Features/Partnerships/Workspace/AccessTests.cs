using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Partnerships.Workspace;

/// <summary>Nothing of a workspace is reachable for others: every address of it, as everybody, in every state of a partnership.</summary>
public sealed class AccessTests(PartnershipSite partnerships) : IClassFixture<PartnershipSite>
{
    private const string Secret = "Fortroligt om indsatsen";

    private TestSite Site => partnerships.Site;

    public static TheoryData<PartnershipState> States => [.. Enum.GetValues<PartnershipState>()];

    [Theory]
    [MemberData(nameof(States))]
    public async Task Participants_and_editors_enter_and_nobody_else(PartnershipState state)
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        var ids = await FillAsync(slug, participant);
        using var gone = await Site.ParticipantAsync(slug, Partners.Randers);
        await gone.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await gone.SubmitAsync(("reason", "Vi er færdige."));
        using var waiting = await Site.SignUpAsync(slug, Partners.Holbaek);
        await SetAsync(slug, state);

        using var nobody = new Visitor(Site.Address);
        using var colleague = await Site.OfAsync(Partners.Aalborg, AccountRole.Contributor);
        using var elsewhere = await Site.OfAsync("0101");
        using var editor = await Site.EditorAsync();
        using var weak = await Site.VisitorAsync(AccountRole.Editor, strong: false, email: "redaktoer-partnerskaber@kommune.example");
        var addresses = Addresses(slug, ids);
        Assert.True(addresses.Count >= 15, string.Join('\n', addresses));
        foreach (var address in addresses)
        {
            foreach (var (who, expected) in new[] { (nobody, "sign-in"), (elsewhere, "no"), (gone, "no"), (waiting, "no"), (participant, "yes"), (colleague, "yes"), (editor, "yes"), (weak, "yes") })
            {
                using var answer = await who.RawAsync(new(HttpMethod.Get, address));
                var body = await answer.Content.ReadAsStringAsync();
                if (expected == "yes")
                {
                    // KL has no goals of its own, and nobody shares by reading.
                    Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect || ((who == editor || who == weak) && address.EndsWith("/maal/nyt", StringComparison.Ordinal)), $"{address}: {answer.StatusCode}");
                    Assert.True(answer.Headers.CacheControl?.NoStore, address);
                    continue;
                }

                Assert.Equal((address, expected == "no" ? HttpStatusCode.Forbidden : HttpStatusCode.Redirect), (address, answer.StatusCode));
                Assert.DoesNotContain(Secret, body, StringComparison.Ordinal);
            }

            // Whoever was let in before has left nothing in a cache for the next.
            using var after = await nobody.RawAsync(new(HttpMethod.Get, address));
            Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_of_it_stands_on_public_pages_in_the_api_feeds_search_or_sitemap()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await FillAsync(slug, participant);
        foreach (var address in new[]
        {
            $"/partnerskaber/{slug}", "/partnerskaber", "/api/v1/partnerships", "/api/v1/positions/arbejdspligt", "/synspunkter/arbejdspligt", "/feeds/partnerskaber.atom", "/feeds/synspunkter.atom", "/feeds/eksempler.atom", "/sitemap.xml", "/kommuner/aalborg",
            $"/eksempler?q={Uri.EscapeDataString(Secret)}", $"/api/v1/examples?q={Uri.EscapeDataString(Secret)}", "/eksempler/forslag?q=fortroligt",
        })
        {
            using var answer = await Site.GetAsync(address);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            Assert.DoesNotContain(Secret, body.Replace($"value=\"{Secret}\"", "", StringComparison.Ordinal).Replace($"»{Secret}«", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain($"{slug}/rum", body, StringComparison.Ordinal);
            Assert.DoesNotContain("@k0851.example", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Ids_of_one_partnership_open_nothing_in_another()
    {
        var (own, other) = (await Site.OpenPartnershipAsync(), await Site.OpenPartnershipAsync());
        using var participant = await Site.ParticipantAsync(own, Partners.Aalborg);
        using var stranger = await Site.ParticipantAsync(other, Partners.Randers);
        var ids = await FillAsync(own, participant);
        foreach (var address in Addresses(other, ids).Where(address => Regex.IsMatch(address, @"/\d+(/kalender\.ics)?$") && !address.Contains("/anbefalinger/", StringComparison.Ordinal)))
        {
            using var answer = await stranger.RawAsync(new(HttpMethod.Get, address));
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }

        // Nor is anything changed through it.
        await stranger.OpenAsync($"/partnerskaber/{other}/rum/milepaele");
        await stranger.SubmitAsync("/milepaele", ("text", "Vores egen."), ("due_on", "2027-01-01"));
        foreach (var handler in new[] { "Done", "Remove" })
        {
            await stranger.SubmitAsync($"handler={handler}", ("id", ids["milestone"].ToString(CultureInfo.InvariantCulture)));
        }

        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.Null((await db.Milestones.SingleAsync(one => one.Id == ids["milestone"])).DoneOn);
    }

    [Fact]
    public async Task A_participant_takes_away_its_own_only_and_KL_tidies()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        using var other = await Site.ParticipantAsync(slug, Partners.Randers);
        var ids = await FillAsync(slug, participant);
        await other.OpenAsync($"/partnerskaber/{slug}/rum/milepaele");
        Assert.Null(other.Page.QuerySelector("[formaction]"));
        await other.SubmitAsync("/milepaele", ("text", "Vores egen."), ("due_on", "2027-01-01"));
        await other.SubmitAsync("handler=Remove", ("id", ids["milestone"].ToString(CultureInfo.InvariantCulture)));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.True(await db.Milestones.AnyAsync(one => one.Id == ids["milestone"]));
        await other.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal/{ids["question"]}");
        Assert.Null(other.Page.QuerySelector("form[action$='handler=Remove']"));

        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal/{ids["question"]}");
        await editor.SubmitAsync("handler=Remove");
        Assert.False(await db.Questions.AnyAsync(one => one.Id == ids["question"]));
    }

    [Fact]
    public async Task Whoever_is_taken_out_in_the_middle_of_writing_gets_the_text_back()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        participant.SendsOrigin = true;
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}");
        await editor.SubmitAsync("handler=Decline", ("reason", "Aftalt med kommunen."));
        await participant.SubmitAsync(("text", "Et langt og godt spørgsmål."));
        Assert.Equal(HttpStatusCode.Forbidden, participant.Status);
        Assert.Contains("Du har ikke adgang hertil", participant.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Et langt og godt spørgsmål.", participant.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await using var db = await Site.Contexts().CreateDbContextAsync();
        Assert.False(await db.Questions.AnyAsync(one => one.Text == "Et langt og godt spørgsmål."));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum");
        Assert.Equal(HttpStatusCode.Forbidden, participant.Status);
    }

    [Fact]
    public async Task A_closed_partnership_is_read_and_not_written()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var participant = await Site.ParticipantAsync(slug, Partners.Aalborg);
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await SetAsync(slug, PartnershipState.Closed);
        await participant.SubmitAsync(("text", "For sent."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, participant.Status);
        Assert.Contains("Partnerskabet er afsluttet: rummet kan læses", participant.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await participant.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal")).QuerySelectorAll("main form"));
    }

    // One of everything, through the forms; the answer is the ids.
    private async Task<Dictionary<string, int>> FillAsync(string slug, Visitor participant)
    {
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await participant.SubmitAsync(("text", $"{Secret}?"));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/milepaele");
        await participant.SubmitAsync(("text", Secret), ("due_on", "2027-03-01"));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/hjaelp");
        await participant.SubmitAsync(("kind", "wanted"), ("effort", "virksomhedspraktik"), ("text", Secret));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/moeder");
        await participant.SubmitAsync(("title", Secret), ("on", "2027-02-03"), ("from", "9:30"), ("to", "11:00"), ("place", "Rådhuset"));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/dokumenter");
        await participant.UploadAsync(null, "file", "plan.docx", TestWord.With(TestWord.Places.First(), Secret), ("title", Secret));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/maal/nyt");
        await participant.SubmitAsync(("text", Secret), ("unit", "personer i job"), ("target", "20"), ("target_on", "2027-12-31"), ("value", "5"), ("value_on", "2026-11-01"), ("value_source", "Egen optælling"));
        await participant.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/ny");
        await participant.SubmitAsync(("title", Secret), ("text", "Gør sådan."));
        await using var db = await Site.Contexts().CreateDbContextAsync();
        var id = (await db.Partnerships.SingleAsync(one => one.Slug == slug)).Id;
        return new()
        {
            ["question"] = (await db.Questions.SingleAsync(one => one.PartnershipId == id)).Id,
            ["milestone"] = (await db.Milestones.SingleAsync(one => one.PartnershipId == id)).Id,
            ["document"] = (await db.SharedDocuments.SingleAsync(one => one.PartnershipId == id)).Id,
            ["meeting"] = (await db.Meetings.SingleAsync(one => one.PartnershipId == id)).Id,
            ["goal"] = (await db.Goals.SingleAsync(one => db.Enrolments.Any(own => own.Id == one.EnrolmentId && own.PartnershipId == id))).Id,
            ["help"] = (await db.HelpPosts.SingleAsync(one => one.PartnershipId == id)).Id,
        };
    }

    // As the program itself has them: a new address is tried without anybody thinking of it.
    private List<string> Addresses(string slug, Dictionary<string, int> ids) => Site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Where(route => route.StartsWith("/partnerskaber/{slug}/rum", StringComparison.Ordinal))
        .Distinct()
        .Select(route => route
            .Replace("{slug}", slug, StringComparison.Ordinal)
            .Replace("{number:int}", "1", StringComparison.Ordinal)
            .Replace("{id:int}", (route.Contains("/maal", StringComparison.Ordinal) ? ids["goal"] : route.Contains("/spoergsmaal", StringComparison.Ordinal) ? ids["question"] : route.Contains("/moeder", StringComparison.Ordinal) ? ids["meeting"] : ids["document"]).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        .ToList();

    private async Task SetAsync(string slug, PartnershipState state)
    {
        using var editor = await Site.EditorAsync();
        await editor.OpenAsync($"/redaktion/partnerskaber/{slug}/ret");
        await editor.SubmitAsync("/ret", ("state", state.Id()));
        Assert.Equal(state, (await Site.Contexts().FindPartnershipAsync(slug)).State);
    }
}
