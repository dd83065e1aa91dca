using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Data.Municipalities;

/// <summary>Imports the municipalities' boundaries from a GeoJSON file: all 98, or nothing. The same file again changes nothing.</summary>
public sealed class ImportBoundaries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const string UnknownSource = "kilden er ikke oplyst ved importen";
    private const long LargestFile = 200L * 1024 * 1024;
    private const int LongestSource = 300;

    /// <summary>Reads a file, draws the map from it and stores that.</summary>
    /// <param name="file">A FeatureCollection in WGS84.</param>
    /// <param name="source">Whose boundaries they are; null for what the file says.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<BoundaryImport> RunAsync(Stream file, string? source, CancellationToken cancellationToken)
    {
        if (file.Length > LargestFile)
        {
            return BoundaryImport.Refused(["Filen er over 200 MB; gem den med færre punkter, for eksempel i 1:500.000."]);
        }

        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var municipalities = await db.Municipalities.AsNoTracking().OrderBy(municipality => municipality.Code).ToListAsync(cancellationToken);
        var read = BoundaryFile.Read(bytes, municipalities);
        var credit = BoundaryFile.OneLine(source ?? read.Source ?? "") is { Length: > 0 } told ? told : UnknownSource;
        List<string> faults = [.. read.Faults];
        if (credit.Length > LongestSource)
        {
            faults.Add($"Kilden er på {Danish.Number(credit.Length)} tegn; skriv højst {Danish.Number(LongestSource)} med --source.");
        }

        if (faults.Count > 0)
        {
            return BoundaryImport.Refused(faults);
        }

        var map = BoundaryMap.Draw(read.Outlines);
        if (map.Undrawn.Count > 0)
        {
            return BoundaryImport.Refused([.. municipalities.Where(municipality => map.Undrawn.Contains(municipality.Code)).Select(municipality => $"{municipality.Name} ({municipality.Code}) er for lille eller for smal til at blive tegnet; tjek omridset.")]);
        }

        if (!map.FitsOnPage)
        {
            return BoundaryImport.Refused(["Grænserne fylder for meget til et kort, også når de er forenklet; gem filen med færre øer og punkter."]);
        }

        var isChanged = await StoreAsync(db, map, credit, cancellationToken);
        return new(map.Shapes.Count, read.Outlines.Values.Sum(outline => outline.NumPoints), map.Points, isChanged, []);
    }

    private async Task<bool> StoreAsync(AppDbContext db, BoundaryMap map, string source, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.NextChangeNumberAsync(cancellationToken);
        var known = await db.Geographies.SingleOrDefaultAsync(cancellationToken);
        if (known is not null && (known.Source, known.Width, known.Height) == (source, BoundaryMap.Width, map.Height) && known.Shapes.SequenceEqual(map.Shapes))
        {
            // The change number goes back with the transaction.
            return false;
        }

        await db.Geographies.ExecuteDeleteAsync(cancellationToken);
        db.ChangeTracker.Clear();
        db.Add(new Geography { Source = source, ImportedAt = clock.GetUtcNow().UtcDateTime, Width = BoundaryMap.Width, Height = map.Height, Shapes = map.Shapes });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}

/// <summary>What an import did.</summary>
/// <param name="Municipalities">How many are drawn.</param>
/// <param name="PointsRead">How many points their outlines have in the file.</param>
/// <param name="PointsDrawn">How many they have on the map.</param>
/// <param name="IsChanged">Whether the map was another before.</param>
/// <param name="Faults">Why nothing was stored; empty when it went well.</param>
public sealed record BoundaryImport(int Municipalities, int PointsRead, int PointsDrawn, bool IsChanged, IReadOnlyList<string> Faults)
{
    internal static BoundaryImport Refused(IReadOnlyList<string> faults) => new(0, 0, 0, IsChanged: false, faults);
}
