using System.Net;
using Microsoft.EntityFrameworkCore;
using Vejviser.Domain.Subscriptions;
using Vejviser.IntegrationTests.Features.Questions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Follow;

public sealed class FollowPagesTests : IAsyncLifetime, IDisposable
{
    private const string Email = "laeser@kommune.example";

    private TestSite site = null!;
    private TestClock clock = null!;
    private Visitor visitor = null!;

    public async Task InitializeAsync()
    {
        (site, clock) = await AskedSite.StartAsync();
        visitor = new(site.Address);
    }

    public async Task DisposeAsync() => await site.DisposeAsync();

    public void Dispose() => visitor.Dispose();

    [Theory]
    [InlineData("/foelg?tema=igu", SubscriptionKind.Theme, "igu", "Temaet »")]
    [InlineData("/foelg?kommune=aarhus", SubscriptionKind.Municipality, "0751", "Eksempler fra Aarhus Kommune")]
    [InlineData("/foelg?soegning=%2Feksempler%3Fq%3Dl%C3%B8ntimer%26tema%3Digu%26side%3D2", SubscriptionKind.Search, "/eksempler?q=l%C3%B8ntimer&tema=igu", "Søgningen »løntimer«")]
    public async Task Following_begins_with_a_yes_from_the_owner_of_the_address(string address, SubscriptionKind kind, string subject, string name)
    {
        await visitor.OpenAsync(address);
        Assert.Contains(name, visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitAsync(("email", Email), ("pace", "straks"));
        Assert.Contains("Se efter i din indbakke.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync());
        Assert.Equal((Email, kind, subject, SubscriptionPace.AtOnce, null), (row.Email, row.Kind, row.Subject, row.Pace, row.ConfirmedAt));

        var link = Assert.Single(await site.LinksAsync(Email));
        await visitor.OpenAsync(link);
        // A link scanner's look is no yes.
        Assert.Null(Assert.Single(await RowsAsync()).ConfirmedAt);
        await visitor.SubmitAsync();
        Assert.Contains("Du har sagt ja 2. marts 2026.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromDays(1));
        using var again = await visitor.RawAsync(new(HttpMethod.Post, link));
        Assert.Equal(new DateTime(2026, 3, 2, 10, 30, 0, DateTimeKind.Utc), Assert.Single(await RowsAsync()).ConfirmedAt);
    }

    [Fact]
    public async Task Address_that_says_nothing_is_forgotten_and_its_link_leads_nowhere()
    {
        await AskAsync("/foelg?tema=igu");
        clock.Advance(TimeSpan.FromDays(8));
        await site.Get<Web.Features.Follow.SendDigests>().RunAsync(CancellationToken.None);

        Assert.Empty(await RowsAsync());
        await visitor.OpenAsync((await site.LinksAsync(Email))[0]);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("laeser")]
    [InlineData("laeser@kommune.example, anden@kommune.example")]
    public async Task Address_that_is_none_is_refused_and_kept_in_the_field(string email)
    {
        await visitor.OpenAsync("/foelg?tema=igu");
        await visitor.SubmitAsync(("email", email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(email, visitor.Page.QuerySelector("#email")!.GetAttribute("value") ?? "");
        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData("/foelg")]
    [InlineData("/foelg?tema=findes-ikke")]
    [InlineData("/foelg?kommune=../x")]
    [InlineData("/foelg?eksempel=findes-ikke")]
    [InlineData("/foelg?soegning=https%3A%2F%2Fond.example%2F")]
    [InlineData("/foelg?soegning=%2Feksempler%3F")]
    public async Task What_is_not_there_cannot_be_followed(string address)
    {
        await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Contains("Vælg, hvad du vil følge", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Nobody_can_fill_another_persons_mailbox_or_learn_what_they_follow()
    {
        foreach (var theme in (string[])["igu", "unge", "nytteindsats", "organisering", "igu"])
        {
            await AskAsync($"/foelg?tema={theme}");
            Assert.Contains("Se efter i din indbakke.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(3, (await site.LettersAsync(Email)).Count);
    }

    [Fact]
    public async Task Robot_that_fills_everything_gets_the_same_answer_and_nothing_happens()
    {
        await visitor.OpenAsync("/foelg?tema=igu");
        await visitor.SubmitAsync(("email", Email), ("website", "https://ond.example"));
        Assert.Contains("Se efter i din indbakke.", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync());
    }

    [Fact]
    public async Task Another_pace_waits_for_its_own_yes()
    {
        await ConfirmAsync("/foelg?tema=igu");
        await AskAsync("/foelg?tema=igu", "straks");
        Assert.Equal(SubscriptionPace.Weekly, Assert.Single(await RowsAsync()).Pace);

        await visitor.OpenAsync((await site.LinksAsync(Email))[0]);
        await visitor.SubmitAsync();
        Assert.Equal(SubscriptionPace.AtOnce, Assert.Single(await RowsAsync()).Pace);
    }

    [Fact]
    public async Task One_click_in_the_mail_program_stops_everything_and_leaves_nothing_behind()
    {
        await ConfirmAsync("/foelg?tema=opkvalificering", "straks");
        await ConfirmAsync("/foelg?kommune=aalborg", "straks");
        clock.Advance(TimeSpan.FromMinutes(1));
        var shared = await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await site.Get<Web.Features.Follow.SendDigests>().RunAsync(CancellationToken.None);
        var letter = (await site.LettersAsync(Email)).Single(letter => letter.Kind == "digest");
        Assert.Contains(shared.Content.Title, letter.Text, StringComparison.Ordinal);
        var stop = new Uri(letter.UnsubscribeAddress!).PathAndQuery;
        Assert.EndsWith(stop, (await site.LinksAsync(Email))[^1], StringComparison.Ordinal);
        await visitor.OpenAsync(stop);
        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.Equal(2, visitor.Page.QuerySelectorAll("input[name=abonnement]").Length);

        // As RFC 8058, section 3.1, has it: no cookies, no redirect to follow.
        using var click = await site.Client.PostAsync(new Uri(stop, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, click.StatusCode);
        Assert.Empty(await RowsAsync());
        await visitor.OpenAsync(stop);
        Assert.Contains("vi har slettet din adresse", visitor.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_several_can_be_stopped_alone()
    {
        await ConfirmAsync("/foelg?tema=opkvalificering", "straks");
        await ConfirmAsync("/foelg?kommune=aalborg", "straks");
        clock.Advance(TimeSpan.FromMinutes(1));
        await site.PublicAsync(clock);
        clock.Advance(TimeSpan.FromMinutes(5));
        await site.Get<Web.Features.Follow.SendDigests>().RunAsync(CancellationToken.None);
        await visitor.OpenAsync((await site.LinksAsync(Email))[^1]);
        var first = visitor.Page.QuerySelector("input[name=abonnement]")!.GetAttribute("value")!;
        using var response = await visitor.RawAsync(new(HttpMethod.Post, visitor.Path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("abonnement", first)]) });

        Assert.Equal(SubscriptionKind.Municipality, Assert.Single(await RowsAsync()).Kind);
    }

    private async Task AskAsync(string address, string pace = "ugentligt")
    {
        await visitor.OpenAsync(address);
        await visitor.SubmitAsync(("email", Email), ("pace", pace));
    }

    private async Task ConfirmAsync(string address, string pace = "ugentligt")
    {
        await AskAsync(address, pace);
        await visitor.OpenAsync((await site.LinksAsync(Email))[0]);
        await visitor.SubmitAsync();
    }

    private async Task<IReadOnlyList<Subscription>> RowsAsync()
    {
        await using var db = await site.Contexts().CreateDbContextAsync();
        return await db.Subscriptions.AsNoTracking().ToListAsync();
    }
}
