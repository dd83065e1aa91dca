using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Vejviser.Web.Infrastructure;

/// <summary>What the operator tells about this installation.</summary>
public sealed class Site(Settings settings, IServer? server = null)
{
    /// <summary>The editors' function mailbox (Site__EditorsMailbox); null where none is set.</summary>
    public string? EditorsMailbox { get; } = settings.EditorsMailbox;

    /// <summary>Changes when a setting that pages show does; part of every cache key.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{settings.EditorsMailbox}\n{settings.PublicAddress}")))[..6];

    /// <summary>The site's public address (Site__Url), or else the first one it listens on: for letters, which must not repeat what a request says of its host.</summary>
    public string Address =>
        settings.PublicAddress
        ?? server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost";

    /// <summary>The site's public address (Site__Url), or else the one the request came to.</summary>
    public string Url(HttpRequest request) => settings.PublicAddress ?? $"{request.Scheme}://{request.Host}";
}
