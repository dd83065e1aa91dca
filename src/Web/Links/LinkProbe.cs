using System.Net;
using System.Net.Sockets;

namespace Vejviser.Web.Links;

/// <summary>Asks a web address whether it is still there, and reads nothing of what it says.</summary>
/// <param name="mayConnect">Which addresses of machines may be called; asked for each connection, so that no name or redirection leads elsewhere.</param>
public sealed class LinkProbe(Func<IPAddress, bool> mayConnect) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, mayConnect, cancellation),
        MaxAutomaticRedirections = 5,
        MaxResponseHeadersLength = 32,
        UseCookies = false,
        UseProxy = false,
        // Strangers learn nothing of our traces.
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
    })
    {
        Timeout = Patience,
        DefaultRequestHeaders = { { "User-Agent", "Vejviser-linktjek/1.0" }, { "Accept", "*/*" } },
    };

    /// <returns>What is wrong, in Danish; null when something answered.</returns>
    public async Task<LinkFault?> AskAsync(string address, CancellationToken cancellationToken)
    {
        try
        {
            var status = await StatusAsync(HttpMethod.Head, address, cancellationToken);
            // Some servers know no HEAD, or answer it otherwise; the page itself decides.
            status = status is >= HttpStatusCode.BadRequest ? await StatusAsync(HttpMethod.Get, address, cancellationToken) : status;
            return status switch
            {
                HttpStatusCode.NotFound or HttpStatusCode.Gone => new($"siden findes ikke ({(int)status})", IsCertain: true),
                >= HttpStatusCode.InternalServerError => new($"serveren melder fejl ({(int)status})", IsCertain: false),
                // The rest (sign in, not for robots, too many requests) says that something is there.
                _ => null,
            };
        }
        catch (HttpRequestException exception)
        {
            return exception.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => new("adressen findes ikke", IsCertain: false),
                HttpRequestError.SecureConnectionError => new("forbindelsen er ikke sikker", IsCertain: false),
                _ => new("serveren svarer ikke", IsCertain: false),
            };
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or InvalidOperationException or UriFormatException && !cancellationToken.IsCancellationRequested)
        {
            return new("serveren svarer ikke", IsCertain: false);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpStatusCode> StatusAsync(HttpMethod method, string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.StatusCode;
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, Func<IPAddress, bool> mayConnect, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(end.Host, cancellationToken);
        // Nor may anybody have us speak to mail servers and the like: browsers do not either.
        var open = Array.FindAll(addresses, address => end.Port is 80 or 443 or > 1023 && mayConnect(address));
        if (open.Length == 0)
        {
            // The only fault that the client hands on as a name that does not exist.
            throw new SocketException((int)SocketError.HostNotFound, $"{end.Host} is not on the open internet.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, end.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Why an address did not answer.</summary>
/// <param name="Reason">In Danish, for the middle of a sentence.</param>
/// <param name="IsCertain">Whether a server itself said that there is nothing; otherwise the fault may be ours or the network's.</param>
public sealed record LinkFault(string Reason, bool IsCertain);
