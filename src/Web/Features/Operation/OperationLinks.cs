// In the parent namespace: every room may lead to every other.
namespace Vejviser.Web.Features;

/// <summary>The address of how the site itself is.</summary>
public static class OperationLinks
{
    public const string Operation = "/drift";
}
