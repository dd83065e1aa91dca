using System.Net;
using Vejviser.Web.Links;

namespace Vejviser.IntegrationTests.Links;

public sealed class LinkProbeTests
{
    [Theory]
    [InlineData("/200", null, null)]
    [InlineData("/403", null, null)]
    [InlineData("/429", null, null)]
    [InlineData("/ingen-head", null, null)]
    [InlineData("/flyttet?til=/200", null, null)]
    [InlineData("/404", "siden findes ikke (404)", true)]
    [InlineData("/410", "siden findes ikke (410)", true)]
    [InlineData("/flyttet?til=/404", "siden findes ikke (404)", true)]
    [InlineData("/500", "serveren melder fejl (500)", false)]
    public async Task Fault_is_what_a_reader_would_meet(string path, string? reason, bool? isCertain)
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = new LinkProbe(_ => true);
        var fault = await probe.AskAsync(server.At(path), CancellationToken.None);

        Assert.Equal((reason, isCertain), (fault?.Reason, fault?.IsCertain));
    }

    [Fact]
    public async Task Good_link_is_asked_once_and_nothing_is_read()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = new LinkProbe(_ => true);
        await probe.AskAsync(server.At("/200"), CancellationToken.None);
        await probe.AskAsync(server.At("/404"), CancellationToken.None);

        Assert.Equal(["HEAD /200", "HEAD /404", "GET /404"], server.Requests);
    }

    [Fact]
    public async Task Ring_of_redirections_comes_to_an_end()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = new LinkProbe(_ => true);

        // Mostly a server that wants a cookie, which browsers give it: something is there.
        Assert.Null(await probe.AskAsync(server.At("/ring"), CancellationToken.None));
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Server_that_is_not_there_does_not_answer()
    {
        var server = await LinkServer.StartAsync();
        var address = server.At("/200");
        await server.DisposeAsync();
        using var probe = new LinkProbe(_ => true);

        Assert.Equal(new LinkFault("serveren svarer ikke", IsCertain: false), await probe.AskAsync(address, CancellationToken.None));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("0.0.0.0")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Our_own_network_is_never_called(string host)
    {
        await using var server = await LinkServer.StartAsync(host == "[::1]" ? IPAddress.IPv6Loopback : IPAddress.Loopback);
        var address = $"http://{host}:{server.Address.Port}/200";
        using (var probe = new LinkProbe(PublicAddress.IsPublic))
        {
            Assert.Equal(new LinkFault("adressen findes ikke", IsCertain: false), await probe.AskAsync(address, CancellationToken.None));
        }

        Assert.Equal(0, server.Connections);
        using var careless = new LinkProbe(_ => true);
        Assert.Null(await careless.AskAsync(address, CancellationToken.None));
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData("http://127.0.0.1:25/")]
    [InlineData("http://127.0.0.1:22/")]
    [InlineData("https://127.0.0.1:993/")]
    [InlineData("http://[::1]:25/")]
    [InlineData("http://127.0.0.1:0/")]
    public async Task Ports_of_other_services_are_never_called(string address)
    {
        var asked = false;
        using var probe = new LinkProbe(_ => asked = true);

        Assert.NotNull(await probe.AskAsync(address, CancellationToken.None));
        Assert.False(asked);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1:25/_HELO")]
    [InlineData("http://127.0.0.1:25/")]
    [InlineData("http://2130706433:22/")]
    public async Task Redirection_elsewhere_than_the_web_is_not_followed(string target)
    {
        var calls = 0;
        await using var server = await LinkServer.StartAsync();
        using var probe = new LinkProbe(_ => ++calls > 0);
        await probe.AskAsync(server.At($"/flyttet?til={Uri.EscapeDataString(target)}"), CancellationToken.None);

        Assert.Equal(1, calls);
        Assert.All(server.Requests, request => Assert.EndsWith("/flyttet", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Name_and_password_in_an_address_are_not_sent()
    {
        await using var server = await LinkServer.StartAsync();
        using var probe = new LinkProbe(_ => true);
        await probe.AskAsync(server.At("/200").Replace("://", "://navn:kode@", StringComparison.Ordinal), CancellationToken.None);

        Assert.Equal(["HEAD /200"], server.Requests);
        Assert.False(server.WasGivenCredentials);
    }

    [Fact]
    public async Task Redirection_leads_nowhere_that_may_not_be_called()
    {
        await using var outside = await LinkServer.StartAsync();
        await using var inside = await LinkServer.StartAsync(IPAddress.Parse("127.0.0.2"));
        var address = outside.At($"/flyttet?til={Uri.EscapeDataString(inside.At("/200"))}");
        using (var probe = new LinkProbe(IPAddress.Loopback.Equals))
        {
            Assert.NotNull(await probe.AskAsync(address, CancellationToken.None));
        }

        Assert.Equal((1, 0), (outside.Requests.Count, inside.Connections));
        using var careless = new LinkProbe(_ => true);
        Assert.Null(await careless.AskAsync(address, CancellationToken.None));
        Assert.Equal(1, inside.Connections);
    }
}
