namespace Vejviser.Domain.Figures;

/// <summary>What may be shown of counts of persons, so that nobody can be recognised.</summary>
/// <remarks>A municipality's own number of 5 or more stands, but for a longer period than one in which it is hidden; it is totals that give way.</remarks>
public static class Disclosure
{
    /// <summary>The smallest count of persons that is shown, besides none.</summary>
    public const int FewestShown = 5;

    private const int MostHidden = FewestShown - 1;

    /// <summary>Whether a count of persons is so small that it is not kept: 1 to 4. None at all tells of nobody.</summary>
    public static bool IsHidden(decimal count) => count is > 0 and < FewestShown;

    /// <summary>Whether a total gives hidden counts away: it may stand only where each of them can still be anything from 1 to 4.</summary>
    /// <param name="total">The total.</param>
    /// <param name="known">The counts it is made of that are shown, added up.</param>
    /// <param name="hidden">How many of its counts are hidden.</param>
    /// <param name="unknown">How many of its counts are known to nobody here. They may be any number; one alone is what is left, and must not be few.</param>
    public static bool GivesAway(decimal total, decimal known, int hidden, int unknown)
    {
        var left = total - known;
        if (hidden == 0)
        {
            return unknown == 1 && IsHidden(left);
        }

        // One of them is 4 only if the others can be 1, and 1 only if the others can be 4.
        var (least, most) = (hidden - 1 + MostHidden, 1 + ((hidden - 1) * MostHidden));
        return left < least || (unknown == 0 && left > most);
    }
}
