using System.Net;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Partnerships;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.Partnerships.Sponsor;

public sealed class ConfirmTests(PartnershipSite partnerships) : IClassFixture<PartnershipSite>
{
    private TestSite Site => partnerships.Site;

    [Fact]
    public async Task A_forwarded_link_binds_nobody()
    {
        var slug = await Site.OpenPartnershipAsync();
        (await Site.SignUpAsync(slug, Partners.Aalborg)).Dispose();
        var link = await Site.SponsorLinkAsync(slug, Partners.Aalborg);
        using var nobody = new Visitor(Site.Address);
        await nobody.OpenAsync(link);
        Assert.Contains("Aalborg Kommune er tilmeldt partnerskabet", nobody.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(nobody.Page.QuerySelectorAll("main form"));
        using var colleague = await Site.OfAsync(Partners.Aalborg, AccountRole.Contributor);
        await colleague.OpenAsync(link);
        Assert.Contains("Linket er sendt til en anden adresse.", colleague.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(EnrolmentState.AwaitingSponsor, (await Site.EnrolmentAsync(slug, Partners.Aalborg)).State);

        // A form made by hand says the same.
        using var sponsor = await Site.ConfirmAsync(slug, Partners.Aalborg);
        Assert.Equal(EnrolmentState.AwaitingEditor, (await Site.EnrolmentAsync(slug, Partners.Aalborg)).State);
        Assert.Contains(await Site.LettersAsync("chef@k0851.example"), letter => letter.Text.Contains("Var det ikke dig, så skriv straks til redaktionen.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_used_link_and_an_older_one_say_so()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var contact = await Site.SignUpAsync(slug, Partners.Randers);
        var older = await Site.SponsorLinkAsync(slug, Partners.Randers);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        await contact.SubmitAsync("handler=Remind");
        var newer = await Site.SponsorLinkAsync(slug, Partners.Randers);
        Assert.NotEqual(older, newer);
        using var sponsor = await Site.ConfirmAsync(slug, Partners.Randers);
        Assert.Contains("Linket er afløst af et nyere.", (await sponsor.OpenAsync(older)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Linket kan kun bruges én gang.", (await sponsor.OpenAsync(newer)).Body!.TextContent, StringComparison.Ordinal);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding");
        Assert.Null(contact.Page.QuerySelector("form[action$='handler=Remind']"));
    }

    [Fact]
    public async Task Two_windows_of_the_same_leader_confirm_once()
    {
        var slug = await Site.OpenPartnershipAsync();
        (await Site.SignUpAsync(slug, Partners.Randers)).Dispose();
        var link = await Site.SponsorLinkAsync(slug, Partners.Randers);
        using var other = await Site.VisitorAsync(AccountRole.Contributor, email: "chef@k0730.example", municipality: Partners.Randers);
        await other.OpenAsync(link);
        (await Site.ConfirmAsync(slug, Partners.Randers)).Dispose();
        await other.SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Single((await Site.EnrolmentAsync(slug, Partners.Randers)).Events, one => one.What == "Bekræftet af ledelsen");
    }

    [Fact]
    public async Task A_withdrawn_sign_up_and_a_made_up_link_confirm_nothing()
    {
        var slug = await Site.OpenPartnershipAsync();
        using var contact = await Site.SignUpAsync(slug, Partners.Holbaek);
        var link = await Site.SponsorLinkAsync(slug, Partners.Holbaek);
        await contact.OpenAsync($"/partnerskaber/{slug}/tilmelding/afmeld");
        await contact.SubmitAsync(("reason", "Fortrudt."));
        using var nobody = new Visitor(Site.Address);
        Assert.Contains("Tilmeldingen er trukket tilbage", (await nobody.OpenAsync(link)).Body!.TextContent, StringComparison.Ordinal);
        await nobody.OpenAsync($"{link}x");
        Assert.Equal(HttpStatusCode.NotFound, nobody.Status);
    }
}
