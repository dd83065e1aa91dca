using Vejviser.Data;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Infrastructure;

namespace Vejviser.IntegrationTests.Features.Partnerships.Workspace;

public sealed class TellParticipantsTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task One_letter_a_week_to_each_contact_with_what_the_others_wrote(DatabaseProvider provider)
    {
        // A Wednesday.
        var clock = new TestClock(new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        await using var node = await site.OtherNodeAsync();
        var slug = await site.OpenPartnershipAsync();
        using var aalborg = await site.ParticipantAsync(slug, Partners.Aalborg);
        using var randers = await site.ParticipantAsync(slug, Partners.Randers);
        using var silent = await site.SignUpAsync(slug, Partners.Holbaek, ("digest", ""));
        (await site.ConfirmAsync(slug, Partners.Holbaek)).Dispose();
        (await site.AdmitAsync(slug, Partners.Holbaek)).Dispose();
        clock.Advance(TimeSpan.FromHours(1));
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await aalborg.SubmitAsync(("text", "Hvordan gør I?"));
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/hjaelp");
        await aalborg.SubmitAsync(("kind", "wanted"), ("effort", "mentor"), ("text", "Kursus søges."));
        await randers.OpenAsync($"/partnerskaber/{slug}/rum/hjaelp");
        await randers.SubmitAsync("/hjaelp", ("kind", "offered"), ("effort", "mentor"), ("text", "Kursus tilbydes."));

        await RunAsync(site, node);
        Assert.Empty(await DigestsAsync(site, Partners.Aalborg));
        clock.Advance(TimeSpan.FromDays(5));
        await RunAsync(site, node);
        var own = Assert.Single(await DigestsAsync(site, Partners.Aalborg));
        Assert.Contains("Randers Kommune tilbyder det, I søger: Kursus tilbydes.", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hvordan gør I?", own.Text, StringComparison.Ordinal);
        var other = Assert.Single(await DigestsAsync(site, Partners.Randers));
        Assert.Contains("Aalborg Kommune spørger: Hvordan gør I?", other.Text, StringComparison.Ordinal);
        Assert.Contains("Aalborg Kommune søger det, I tilbyder", other.Text, StringComparison.Ordinal);
        Assert.Contains($"/partnerskaber/{slug}/rum", other.Text, StringComparison.Ordinal);
        Assert.Empty(await DigestsAsync(site, Partners.Holbaek));

        // Nothing new, no letter; and a letter is not written twice.
        await RunAsync(site, node);
        clock.Advance(TimeSpan.FromDays(7));
        await RunAsync(site, node);
        Assert.Single(await DigestsAsync(site, Partners.Aalborg));
        Assert.Single(await DigestsAsync(site, Partners.Randers));
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_unanswered_recommendation_is_told_once_and_nothing_goes_to_a_disabled_account(DatabaseProvider provider)
    {
        var clock = new TestClock(new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero));
        await using var site = await TestSite.StartAsync(seed: false, provider: provider, clock: clock);
        var slug = await site.OpenPartnershipAsync();
        using var aalborg = await site.ParticipantAsync(slug, Partners.Aalborg);
        using var randers = await site.ParticipantAsync(slug, Partners.Randers);
        clock.Advance(TimeSpan.FromHours(1));
        using var editor = await site.EditorAsync();
        await editor.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/ny");
        await editor.SubmitAsync(("title", "Begynd med timer"), ("text", "Få timer."));
        await editor.SubmitAsync("handler=Open");
        // "Aalborg Kommune spørger: " and letters of two halves each: the last that has room would be cut in two.
        await aalborg.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await aalborg.SubmitAsync(("text", string.Concat(Enumerable.Repeat("😀", 100))));
        await MondayAsync();
        var letter = Assert.Single(await DigestsAsync(site, Partners.Randers));
        Assert.Contains("Tag stilling til anbefalingen »Begynd med timer«.", letter.Text, StringComparison.Ordinal);
        Assert.Contains("😀…\n", letter.Text, StringComparison.Ordinal);

        await MondayAsync();
        Assert.Single(await DigestsAsync(site, Partners.Randers));
        clock.Advance(TimeSpan.FromHours(1));
        // Whoever stays away a week signs in again.
        using var later = await site.EditorAsync();
        await later.OpenAsync($"/partnerskaber/{slug}/rum/anbefalinger/1/ret");
        await later.SubmitAsync(("text", "Få flere timer."));
        await MondayAsync();
        Assert.Equal(2, (await DigestsAsync(site, Partners.Randers)).Count);

        await using (var db = await site.Contexts().CreateDbContextAsync())
        {
            db.Add(new Vejviser.Domain.Accounts.Account { Email = "jobcenter@k0730.example", Role = Vejviser.Domain.Accounts.AccountRole.Contributor, MunicipalityCode = Partners.Randers, CreatedAt = clock.GetUtcNow().UtcDateTime, DisabledAt = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        clock.Advance(TimeSpan.FromHours(1));
        using var last = await site.EditorAsync();
        await last.OpenAsync($"/partnerskaber/{slug}/rum/spoergsmaal");
        await last.SubmitAsync(("text", "Hvordan går det?"));
        await MondayAsync();
        Assert.Equal((2, 3), ((await DigestsAsync(site, Partners.Randers)).Count, (await DigestsAsync(site, Partners.Aalborg)).Count));

        async Task MondayAsync()
        {
            clock.Advance(TimeSpan.FromDays(7));
            await RunAsync(site);
        }
    }

    private static Task RunAsync(params TestSite[] nodes) => Task.WhenAll(nodes.Select(node => node.Get<IEnumerable<IRoutine>>().Single(routine => routine.GetType().Name == "TellParticipants").RunAsync(CancellationToken.None)));

    private static async Task<IReadOnlyList<Vejviser.Data.Mail.OutboxMessage>> DigestsAsync(TestSite site, string municipality) =>
        (await site.LettersAsync($"jobcenter@k{municipality}.example")).Where(letter => letter.Kind == "workspace-digest").ToList();
}
