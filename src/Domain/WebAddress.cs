using System.Diagnostics.CodeAnalysis;

namespace Vejviser.Domain;

/// <summary>Addresses on the web, as people type them.</summary>
public static class WebAddress
{
    /// <summary>Whether something is a whole http or https address, without a name in front of the host: https://kl.dk@elsewhere.example leads elsewhere.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.UserInfo.Length == 0;
}
