using System.Net;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>What a request says of its host stands in no letter, whoever it is sent to, and with a public address on no page either.</summary>
public sealed class HostHeaderTests
{
    private const string Forged = "ond.example";

    [Theory]
    [InlineData("")]
    [InlineData("https://vejviser.example")]
    public async Task Letters_never_lead_where_a_request_says_it_came_to(string url)
    {
        await using var site = await TestSite.StartAsync(seed: false, settings: [$"--Site:Url={url}", "--Site:EditorsMailbox=redaktion@kommune.example", "--ForwardedHeaders_Enabled=true"]);
        await SendAsync(site, HttpMethod.Post, "/foelg?tema=igu", ("email", "offer@kommune.example"));
        await SendAsync(site, HttpMethod.Post, "/om/fejl", ("text", "Der er en fejl i en af teksterne på forsiden."));
        using var author = new Visitor(site.Address) { Host = Forged };
        await author.OpenAsync("/del/ny");
        await author.SubmitAsync("videre", ("title", "Besøg hver tirsdag"), ("municipality", "Aalborg"), ("target_group", "Unge"), ("email", "offer@kommune.example"));
        await author.OpenAsync(author.Path.Replace("trin-2", "trin-4", StringComparison.Ordinal));
        await author.SubmitAsync("videre", ("email", "offer@kommune.example"));

        var letters = (await site.LettersAsync("offer@kommune.example")).Concat(await site.LettersAsync("redaktion@kommune.example")).ToList();
        Assert.Equal(["draft-link", "follow-confirmation", "problem-report"], letters.Select(letter => letter.Kind).Order());
        foreach (var letter in letters)
        {
            Assert.DoesNotContain(Forged, $"{letter.Text}{letter.Html}{letter.UnsubscribeAddress}{letter.ReplyTo}", StringComparison.Ordinal);
            Assert.Contains(url.Length > 0 ? url : site.Address.GetLeftPart(UriPartial.Authority), letter.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Site_with_a_public_address_repeats_no_other_anywhere()
    {
        await using var site = await TestSite.StartAsync(settings: ["--Site:Url=https://vejviser.example", "--ForwardedHeaders_Enabled=true"]);
        foreach (var path in (string[])["/", "/eksempler", "/eksempler/hjoerring-modellen", "/tal/ledige", "/om/aabne-data", "/findes-ikke", "/konto", "/konto/log-ind", "/sitemap.xml", "/robots.txt", "/feeds/eksempler.atom", "/feeds/synspunkter.atom", "/feeds/partnerskaber.atom", "/api/v1/examples", "/api/v1/themes", "/api/v1/municipalities", "/api/v1/positions", "/api/v1/partnerships", "/api/v1/series", "/openapi/v1.json", "/api/v1/examples/findes-ikke"])
        {
            var answer = await SendAsync(site, HttpMethod.Get, path);
            Assert.DoesNotContain(Forged, answer, StringComparison.Ordinal);
        }
    }

    private static async Task<string> SendAsync(TestSite site, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = fields.Length == 0 ? null : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Host = Forged;
        request.Headers.Add("X-Forwarded-Host", Forged);
        request.Headers.Add("Forwarded", $"host={Forged};proto=https");
        using var response = await site.Client.SendAsync(request);
        Assert.True((int)response.StatusCode < 500, path);
        Assert.True(method == HttpMethod.Get || response.StatusCode == HttpStatusCode.Redirect, path);
        return $"{response.Headers}\n{await response.Content.ReadAsStringAsync()}";
    }
}
