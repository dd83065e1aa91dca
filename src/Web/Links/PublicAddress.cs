using System.Net;
using System.Net.Sockets;

namespace Vejviser.Web.Links;

/// <summary>Whether an address belongs to the open internet: nobody may have us look into the network we stand in.</summary>
/// <remarks>Special-purpose ranges of the IANA registries (RFC 6890 and its updates).</remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        }.Select(IPNetwork.Parse),
    ];

    // All that is global unicast lies in 2000::/3; these parts of it are not for us.
    private static readonly IPNetwork Unicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] ClosedUnicast = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Array.Exists(Closed, network => network.Contains(plain))
            : Unicast.Contains(plain) && !Array.Exists(ClosedUnicast, network => network.Contains(plain));
    }
}
