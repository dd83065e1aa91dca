namespace Vejviser.Domain.Rules;

/// <summary>What a number can be, from least to most: one point where it is known. Sums and products hold every number that theirs can hold.</summary>
public readonly record struct Interval(decimal Least, decimal Most)
{
    public static Interval Zero { get; } = new(0, 0);

    /// <summary>Whether it is one number.</summary>
    public bool IsPoint => Least == Most;

    public static implicit operator Interval(decimal number) => new(number, number);

    public static Interval operator +(Interval one, Interval other) => new(one.Least + other.Least, one.Most + other.Most);

    public static Interval operator -(Interval one, Interval other) => new(one.Least - other.Most, one.Most - other.Least);

    public static Interval operator *(Interval one, Interval other)
    {
        ReadOnlySpan<decimal> corners = [one.Least * other.Least, one.Least * other.Most, one.Most * other.Least, one.Most * other.Most];
        var (least, most) = (corners[0], corners[0]);
        foreach (var corner in corners[1..])
        {
            (least, most) = (Math.Min(least, corner), Math.Max(most, corner));
        }

        return new(least, most);
    }

    public static Interval Max(Interval one, Interval other) => new(Math.Max(one.Least, other.Least), Math.Max(one.Most, other.Most));

    public static Interval Min(Interval one, Interval other) => new(Math.Min(one.Least, other.Least), Math.Min(one.Most, other.Most));
}
