namespace Vejviser.Domain.Municipalities;

/// <summary>The municipalities' boundaries, as a map draws them (kommunegrænser). There is one, or none.</summary>
public sealed class Geography
{
    public int Id { get; init; } = 1;

    /// <summary>Whose boundaries they are, as it is told below the map.</summary>
    public required string Source { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime ImportedAt { get; init; }

    /// <summary>How wide the map is, in the units of the shapes; north is up.</summary>
    public required int Width { get; init; }

    /// <summary>How high.</summary>
    public required int Height { get; init; }

    /// <summary>One for each of the 98 municipalities, by code.</summary>
    public required IReadOnlyList<MunicipalityShape> Shapes { get; init; }
}

/// <summary>A municipality on the geographic map.</summary>
/// <param name="MunicipalityCode">Which.</param>
/// <param name="Path">Its outline, as the <c>d</c> of an SVG path: whole numbers, islands one after the other.</param>
/// <param name="X">A point within it, from the left.</param>
/// <param name="Y">The point, from the top.</param>
public sealed record MunicipalityShape(string MunicipalityCode, string Path, int X, int Y);
