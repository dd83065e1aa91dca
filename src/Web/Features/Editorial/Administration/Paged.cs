using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Vejviser.Web.Features.Editorial.Administration;

/// <summary>One page of a list.</summary>
/// <param name="Rows">What stands on it.</param>
/// <param name="Number">Which page it is, from 1.</param>
/// <param name="Last">The last there is.</param>
/// <param name="Total">Rows in all.</param>
public sealed record Paged<T>(IReadOnlyList<T> Rows, int Number, int Last, int Total);

internal static class Paging
{
    private const int Size = 50;

    /// <summary>The page an address asks for; the first where it asks for none.</summary>
    public static int Read(string? number) => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;

    /// <summary>The page asked for, or the nearest there is.</summary>
    public static async Task<Paged<T>> PageAsync<T>(this IQueryable<T> ordered, int wanted, CancellationToken cancellationToken)
    {
        var total = await ordered.CountAsync(cancellationToken);
        var last = Math.Max(1, (total + Size - 1) / Size);
        var page = Math.Clamp(wanted, 1, last);
        return new(await ordered.Skip((page - 1) * Size).Take(Size).ToListAsync(cancellationToken), page, last, total);
    }
}
