using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Rules;
using Vejviser.IntegrationTests.Features.Tools;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Editorial.Publishing.RuleValues;

/// <summary>Editors enter dated values with their source, see what they change, and readers' tools follow.</summary>
public sealed class RuleValuePagesTests
{
    private const string Api = "/api/v1/tools/job-gain?rate=increased&hoursPerWeek=8&hourlyWage=140";

    public static TheoryData<DatabaseProvider> Databases => TestDatabase.Each;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Value_is_seen_before_it_is_stored_then_used_audited_and_followed_by_other_nodes(DatabaseProvider provider)
    {
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: ToolSite.Clock());
        await using var other = await site.OtherNodeAsync();
        await other.Client.GetStringAsync(new Uri("/healthz", UriKind.Relative));
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        var before = site.Get<ContentFollower>().Current.Rules.Version;

        await editor.OpenAsync("/redaktion/regler");
        Assert.Contains("Bekræftet til og med 31. december 2026", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await editor.OpenAsync("/redaktion/regler/disregard-index");
        Assert.Equal("2027-01-01", editor.Page.QuerySelector("#from")!.GetAttribute("value"));
        await editor.SubmitAsync("vis", Fields("2026-01-01", "2026-12-31", "1"));

        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Contains("Sådan bliver det", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, site.Get<ContentFollower>().Current.Rules.Version);
        Assert.Null((await GainAsync(site)).Gain);

        await editor.SubmitAsync("gem");
        Assert.Contains("Værdien er gemt", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await Store(editor, "earnings-measure", ("from", "2026-01-01"), ("to", "2026-12-31"), ("value", "1"));
        await other.Get<ContentFollower>().CatchUpAsync(CancellationToken.None);

        // The same as example B with the disregard and the measure typed.
        Assert.Equal(2002.57m, (await GainAsync(site)).Gain);
        Assert.Equal((2002.57m, site.Get<ContentFollower>().Current.Rules.Version), await GainAsync(other));
        Assert.NotEqual(before, site.Get<ContentFollower>().Current.Rules.Version);
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Equal(2, await db.RuleEntries.CountAsync());
        Assert.Contains(await db.AuditEntries.Select(entry => entry.Subject).ToListAsync(), subject => subject == "regel disregard-index, 2026-01-01 – 2026-12-31");
        // The year before is as it was.
        Assert.True(site.Get<ContentFollower>().Current.Rules.At("disregard-index", new(2025, 12, 31)).Value.IsUnknown);
    }

    [Fact]
    public async Task A_year_is_answered_for_when_every_rule_of_it_is_confirmed_and_not_before()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        var parameters = site.Get<ContentFollower>().Current.Rules.Parameters.Where(parameter => parameter.Topic is "kontanthjaelp" or "skat").ToList();
        const string Next = "/api/v1/tools/job-gain?year=2027&rate=minimum&hoursPerWeek=8&hourlyWage=140";

        foreach (var parameter in parameters)
        {
            using var response = await site.GetAsync(Next);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var last = parameter.Values[^1];
            await Store(editor, parameter.Id, last.IsUnknown ? ("kind", "unknown") : ("value", last.Value!.Value.ToString(Vejviser.Domain.Danish.Culture)));
        }

        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"{Next}&benefit=7000", UriKind.Relative)));
        Assert.Equal(2965.36m, answer.RootElement.GetProperty("netWagePerMonth").GetDecimal());
        // Unknown without limits is unknown: nothing was filled in from the year before.
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("gainPerMonth").ValueKind);
    }

    [Fact]
    public async Task Bad_value_comes_back_whole_and_nothing_is_kept()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/regler/bottom-tax");
        await editor.SubmitAsync("vis", ("act_on", "gem"), ("from", ""), ("to", ""), ("kind", "value"), ("value", "tolv"), ("act", ""), ("source", "Spørg 010203-1234"), ("link", "javascript:alert(1)"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        foreach (var told in (string[])["Vælg den første dag", "Skriv et tal.", "Vælg, hvor sikker værdien er.", "Fjern CPR-nummeret"])
        {
            Assert.Contains(told, editor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal("tolv", editor.Page.QuerySelector("#value")!.GetAttribute("value"));
        await editor.SubmitAsync("vis", [("act_on", "gem"), .. Fields("2027-03-01", "2027-12-31", "12").Where(field => field.Name != "link"), ("link", "nettet")]);
        Assert.Contains("den begynder med https://", editor.Page.QuerySelector("#link-fejl")!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("vis", [("act_on", "gem"), .. Fields("2027-03-01", "2027-12-31", "12")]);
        Assert.Contains("Der mangler en værdi fra 2027-01-01 til 2027-02-28", editor.Page.QuerySelector("#from-fejl")!.TextContent, StringComparison.Ordinal);
        await editor.SubmitAsync("vis", [("act_on", "gem"), .. Fields("2027-12-31", "2027-01-01", "12")]);
        Assert.NotNull(editor.Page.QuerySelector("#to-fejl"));
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Equal(0, await db.RuleEntries.CountAsync());
        Assert.Equal(RuleCertainty.Enacted, site.Get<ContentFollower>().Current.Rules.At("bottom-tax", new(2026, 12, 31)).Value.Certainty);
    }

    [Theory]
    [InlineData("municipal-tax", "value", "25.049", "#value-fejl")]
    [InlineData("bottom-tax", "text", "Tolv procent.", "#kind-fejl")]
    [InlineData("obligation-test", "value", "12", "#kind-fejl")]
    public async Task A_value_of_another_kind_or_size_than_its_unit_is_refused_at_its_field(string id, string kind, string said, string field)
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync($"/redaktion/regler/{id}");
        await editor.SubmitAsync("vis", [.. Fields(null, null, "1").Where(one => one.Name is not ("kind" or "value")), ("kind", kind), (kind, said)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.NotNull(editor.Page.QuerySelector(field));
        Assert.DoesNotContain("Sådan bliver det", editor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_without_end_are_refused_and_what_is_stored_is_what_was_shown()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        await editor.OpenAsync("/redaktion/regler/bottom-tax");
        await editor.SubmitAsync("vis", Fields("2026-01-01", "9999-12-31", "12"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, editor.Status);
        Assert.NotNull(editor.Page.QuerySelector("#to-fejl"));
        await editor.SubmitAsync("vis", Fields("0001-01-01", "2026-12-31", "12"));
        Assert.NotNull(editor.Page.QuerySelector("#from-fejl"));

        await editor.SubmitAsync("vis", Fields("2027-01-01", "2027-12-31", "12"));
        await editor.SubmitAsync("gem", ("value", "13"));
        Assert.Contains("Du har rettet værdien", editor.Page.Body!.TextContent, StringComparison.Ordinal);
        await using var db = await site.Get<IDbContextFactory<AppDbContext>>().CreateDbContextAsync();
        Assert.Equal(0, await db.RuleEntries.CountAsync());
        await editor.SubmitAsync("gem");
        Assert.Equal(13, (await db.RuleEntries.SingleAsync()).Least);
    }

    [Fact]
    public async Task Rules_entered_as_not_found_stop_no_tool()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var editor = await site.VisitorAsync(AccountRole.Editor);
        foreach (var id in (string[])["weekly-hours", "residence-window", "municipal-tax"])
        {
            await Store(editor, id, ("from", "2026-01-01"), ("to", "2026-12-31"), ("kind", "unknown"));
        }

        using var worker = new Visitor(site.Address);
        await worker.OpenAsync("/redskaber/ugeplan");
        await worker.SubmitAsync(("maal", "20"), ("aktivitet-1", "talks"), ("fra-1", "9"), ("til-1", "10"), ("dage-1", "1"));
        Assert.Equal(HttpStatusCode.OK, worker.Status);
        await worker.OpenAsync("/redskaber/hvem-er-omfattet/maaneder");
        Assert.Equal(HttpStatusCode.OK, worker.Status);
        await worker.SubmitAsync(("dag", "27-11-2026"), ("ophold-1-fra", "01-2015"), ("ophold-1-til", "11-2026"));
        Assert.Equal(HttpStatusCode.OK, worker.Status);
        Assert.Contains("står ikke som tal i reglerne", worker.Page.Body!.TextContent, StringComparison.Ordinal);
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri("/api/v1/tools/job-gain?hoursPerWeek=8&hourlyWage=140", UriKind.Relative)));
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("netWagePerMonth").ValueKind);
        Assert.Equal("municipal-tax", answer.RootElement.GetProperty("missing").EnumerateArray().Single(one => one.GetProperty("decides").GetBoolean()).GetProperty("id").GetString());
        await site.Client.GetStringAsync(new Uri("/redskaber/gevinst-ved-job?timer=8&loen=140", UriKind.Relative));
    }

    [Fact]
    public async Task Second_editor_is_told_of_the_first_and_others_may_not_enter()
    {
        await using var site = await TestSite.StartAsync(seed: false, clock: ToolSite.Clock());
        using var first = await site.VisitorAsync(AccountRole.Editor);
        using var second = await site.VisitorAsync(AccountRole.Administrator);
        await second.OpenAsync("/redaktion/regler/church-tax");
        await Store(first, "bottom-tax", ("value", "12,01"));
        await second.SubmitAsync("vis", [("act_on", "gem"), .. Fields("2027-01-01", "2027-12-31", "0,9")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("Reglerne er ændret", second.Page.Body!.TextContent, StringComparison.Ordinal);
        await second.OpenAsync("/redaktion/regler/findes-ikke");
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        using var contributor = await site.VisitorAsync(AccountRole.Contributor);
        await contributor.OpenAsync("/redaktion/regler/bottom-tax");
        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
    }

    private static async Task Store(Visitor editor, string id, params (string Name, string Value)[] more)
    {
        await editor.OpenAsync($"/redaktion/regler/{id}");
        await editor.SubmitAsync("vis", [("act_on", "gem"), .. Fields(null, null, "1").Where(field => more.All(one => one.Name != field.Name)), .. more]);
        Assert.Equal("/redaktion/regler?besked=regel-gemt", editor.Path);
    }

    private static (string Name, string Value)[] Fields(string? from, string? to, string value)
    {
        List<(string, string)> fields = [("kind", "value"), ("value", value), ("certainty", "enacted"), ("act", "Loven"), ("section", "§ 1"), ("source", "Ministeriet: Satser"), ("link", "https://satser.example/"), ("note", "")];
        if (from is not null)
        {
            fields.AddRange([("from", from), ("to", to!)]);
        }

        return [.. fields];
    }

    private static async Task<(decimal? Gain, string Version)> GainAsync(TestSite site)
    {
        using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri(Api, UriKind.Relative)));
        var gain = answer.RootElement.GetProperty("gainPerMonth");
        return (gain.ValueKind == JsonValueKind.Null ? null : gain.GetDecimal(), answer.RootElement.GetProperty("ruleVersion").GetString()!);
    }
}
