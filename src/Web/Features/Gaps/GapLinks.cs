// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>The address of what the bank lacks.</summary>
public static class GapLinks
{
    public const string Gaps = "/mangler";
}
