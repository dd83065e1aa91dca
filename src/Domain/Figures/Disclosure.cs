namespace Vejviser.Domain.Figures;

/// <summary>What may be shown of counts of persons.</summary>
public static class Disclosure
{
    private const int FewestShown = 5;

    /// <summary>Whether a count of persons is so small that it is not kept: 1 to 4. None at all tells of nobody.</summary>
    public static bool IsHidden(decimal count) => count is > 0 and < FewestShown;
}
