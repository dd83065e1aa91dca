using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>Imports a table of figures into a series: all of it, or nothing. The same table again changes nothing.</summary>
/// <remarks>The file is read twice: first judged whole, then stored in one transaction. A number that differs from the one known is a correction, and the old one is kept.</remarks>
public sealed class ImportFigures(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int BatchSize = 2_000;
    private const int MostFaults = 1_000;

    /// <summary>Reads a file and stores what it says.</summary>
    /// <param name="file">A table; must allow seeking.</param>
    /// <param name="target">The series, known or new.</param>
    /// <param name="isTrial">Whether to store nothing, and only tell what would come of it.</param>
    /// <param name="progress">Told how many rows have been read; null for nobody.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<FigureImport> RunAsync(Stream file, FigureTarget target, bool isTrial, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return await ImportAsync(file, target, isTrial, progress, cancellationToken);
        }
        catch (CsvHelper.CsvHelperException)
        {
            // A field without end, or no table at all: found in the first reading, before anything is stored.
            return FigureImport.Refused(new(0, "", "Filen kan ikke læses som en tabel; gem den som CSV fra regnearket, og prøv igen."));
        }
    }

    private async Task<FigureImport> ImportAsync(Stream file, FigureTarget target, bool isTrial, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Series.AsNoTracking().SingleOrDefaultAsync(series => series.Id == target.Id, cancellationToken);
        if (known is null && target.New is null)
        {
            return FigureImport.Refused(new(0, "", $"Serien {Danish.Quoted(target.Id)} findes ikke. En ny serie skal have titel, kilde og dato."));
        }

        var reader = new FigureFile(await db.Municipalities.AsNoTracking().ToListAsync(cancellationToken));
        var (columns, fault) = await FigureFile.LookAsync(file, cancellationToken);
        if (columns is null)
        {
            return FigureImport.Refused(new(0, "", fault!));
        }

        var (faults, isWhole) = await JudgeAsync(reader, file, columns, cancellationToken);
        if (faults.Count > 0)
        {
            return new(0, 0, 0, 0, columns.Headers[columns.Value], columns.Unused, faults);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.NextChangeNumberAsync(cancellationToken);
        var series = known;
        if (series is null)
        {
            // Whole numbers may count persons: what is 1 to 4 is then not kept.
            series = target.New!.Make(target.Id, columns.Headers[columns.Value], looksCounted: isWhole && !IsShare(columns.Headers[columns.Value]));
            db.Add(series);
            await db.SaveChangesAsync(cancellationToken);
        }

        var result = new FigureImport(0, 0, 0, 0, columns.Headers[columns.Value], columns.Unused, []);
        List<FigureRow> batch = [];
        var read = 0;
        await foreach (var row in reader.ReadAsync(file, columns, cancellationToken))
        {
            batch.Add(Disclosed(row, series));
            progress?.Report(++read);
            if (batch.Count == BatchSize)
            {
                result = await StoreAsync(db, series, batch, target.Reason, result, cancellationToken);
                batch.Clear();
            }
        }

        result = await StoreAsync(db, series, batch, target.Reason, result, cancellationToken);
        if (target.New is { } told && known is not null && result.Added + result.Changed > 0)
        {
            await db.Series.Where(one => one.Id == target.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Source, told.Source).SetProperty(one => one.SourceDate, (DateOnly?)told.Date), cancellationToken);
        }

        if (!isTrial && (result.Added + result.Changed > 0 || known is null))
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return result;
    }

    private static async Task<(List<FigureFault> Faults, bool IsWhole)> JudgeAsync(FigureFile reader, Stream file, FigureColumns columns, CancellationToken cancellationToken)
    {
        List<FigureFault> faults = [];
        HashSet<(string, Period)> seen = [];
        var isWhole = true;
        await foreach (var row in reader.ReadAsync(file, columns, cancellationToken))
        {
            if (faults.Count >= MostFaults)
            {
                break;
            }

            faults.AddRange(row.Faults);
            isWhole &= row.Value is null || row.Value == decimal.Truncate(row.Value.Value);
            if (row.Faults.Count == 0 && !seen.Add((row.MunicipalityCode, row.Period)))
            {
                faults.Add(new(row.Number, columns.Headers[columns.Area], "Kommunen står to gange med samme periode; slet den ene række."));
            }
        }

        if (faults.Count == 0 && seen.Count == 0)
        {
            faults.Add(new(0, "", "Filen har ingen rækker om kommuner."));
        }

        return (faults, isWhole);
    }

    // A share in whole per cent is no count.
    private static bool IsShare(string header) => new[] { "%", "pct", "procent", "percent", "andel", "share", "rate" }.Any(word => header.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static FigureRow Disclosed(FigureRow row, Series series) =>
        series.CountsPersons && row.Value is { } count && Disclosure.IsHidden(count) ? row with { State = ObservationState.Suppressed, Value = null } : row;

    private async Task<FigureImport> StoreAsync(AppDbContext db, Series series, List<FigureRow> batch, string? reason, FigureImport result, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return result;
        }

        var periods = batch.Select(row => row.Period.Id).Distinct().ToList();
        var known = await db.Observations.Where(one => one.SeriesId == series.Id && periods.Contains(one.Period)).ToDictionaryAsync(one => (one.MunicipalityCode, one.Period), cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var row in batch)
        {
            if (!known.TryGetValue((row.MunicipalityCode, row.Period.Id), out var before))
            {
                db.Add(new Observation { SeriesId = series.Id, MunicipalityCode = row.MunicipalityCode, Period = row.Period.Id, State = row.State, Value = row.Value });
                result = result with { Added = result.Added + 1 };
            }
            else if ((before.State, before.Value) == (row.State, row.Value))
            {
                result = result with { Unchanged = result.Unchanged + 1 };
            }
            else
            {
                db.Add(new Correction
                {
                    SeriesId = series.Id,
                    MunicipalityCode = row.MunicipalityCode,
                    Period = row.Period.Id,
                    OldState = before.State,
                    OldValue = before.Value,
                    At = now,
                    Reason = reason ?? "Kilden har et andet tal end før.",
                });
                (before.State, before.Value) = (row.State, row.Value);
                result = result with { Changed = result.Changed + 1 };
            }

            result = row.State == ObservationState.Suppressed ? result with { Suppressed = result.Suppressed + 1 } : result;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return result;
    }
}

/// <summary>Where figures are imported to.</summary>
/// <param name="Id">The series.</param>
/// <param name="New">What is told of the series; required for a new one.</param>
/// <param name="Reason">Why numbers differ from those known; null for the source's own change.</param>
public sealed record FigureTarget(string Id, NewSeries? New, string? Reason = null);

/// <summary>What is told of a series that an import begins.</summary>
public sealed record NewSeries(string Title, string Source, DateOnly Date)
{
    private const int MaxUnit = 100;

    /// <summary>Whether it counts persons; null for what the numbers look like.</summary>
    public bool? CountsPersons { get; init; }

    /// <summary>What it is a number of; null for the header of the column.</summary>
    public string? Unit { get; init; }

    /// <summary>What is counted; null where nobody has said.</summary>
    public string? Definition { get; init; }

    /// <summary>Where the source can be read.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>How the numbers came about.</summary>
    public string? Method { get; init; }

    internal Series Make(string id, string header, bool looksCounted) => new()
    {
        Id = id,
        Title = Title,
        Unit = Unit ?? header[..Math.Min(header.Length, MaxUnit)],
        Definition = Definition ?? "Kilden har ikke beskrevet tallet nærmere.",
        Source = Source,
        SourceUrl = SourceUrl,
        SourceDate = Date,
        Method = Method,
        Owner = "redaktionen",
        CountsPersons = CountsPersons ?? looksCounted,
        PerInhabitants = CountsPersons ?? looksCounted,
        IsNational = false,
        SortOrder = int.MaxValue,
    };
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Added">New observations.</param>
/// <param name="Changed">Observations that differ from those known.</param>
/// <param name="Unchanged">Observations that say the same.</param>
/// <param name="Suppressed">How many of them all are withheld.</param>
/// <param name="Column">The column the numbers were taken from.</param>
/// <param name="Unused">Other columns of numbers.</param>
/// <param name="Faults">Why nothing was stored; empty when it went well.</param>
public sealed record FigureImport(int Added, int Changed, int Unchanged, int Suppressed, string Column, IReadOnlyList<string> Unused, IReadOnlyList<FigureFault> Faults)
{
    internal static FigureImport Refused(FigureFault fault) => new(0, 0, 0, 0, "", [], [fault]);
}
