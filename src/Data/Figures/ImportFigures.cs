using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Figures;

namespace Vejviser.Data.Figures;

/// <summary>Imports a table of figures into a series: all of it, or nothing. The same table again changes nothing.</summary>
/// <remarks>The file is read twice: first judged whole, then stored in one transaction. A number that differs from the one known is a correction, and the old one is kept.</remarks>
public sealed class ImportFigures(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostFaults = 1_000;

    private static readonly string[] ShareWords = ["%", "pct", "procent", "percent", "andel", "share", "rate"];

    /// <summary>Reads a file and stores what it says.</summary>
    /// <param name="file">A table; must allow seeking.</param>
    /// <param name="target">The series, known or new.</param>
    /// <param name="isTrial">Whether to store nothing, and only tell what would come of it.</param>
    /// <param name="progress">Told how many rows have been read; null for nobody.</param>
    /// <param name="cancellationToken">Stops; nothing is stored then.</param>
    public async Task<FigureImport> RunAsync(Stream file, FigureTarget target, bool isTrial, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (target.Judge() is { Count: > 0 } issues)
        {
            return FigureImport.Refused(new(0, "", issues[0].Message));
        }

        var (text, fault) = FigureText.Open(file);
        if (text is null)
        {
            return FigureImport.Refused(new(0, "", fault!));
        }

        try
        {
            return await ImportAsync(text, target, isTrial, progress, cancellationToken);
        }
        catch (CsvHelper.CsvHelperException)
        {
            // A field without end, or no table at all: found in the first reading, before anything is stored.
            return FigureImport.Refused(new(0, "", "Filen kan ikke læses som en tabel; gem den som CSV fra regnearket, og prøv igen."));
        }
        finally
        {
            if (text != file)
            {
                await text.DisposeAsync();
            }
        }
    }

    private async Task<FigureImport> ImportAsync(Stream file, FigureTarget target, bool isTrial, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await KnownAsync();
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

        var header = columns.Headers[columns.Value];
        await using var transaction = isTrial ? null : await db.Database.BeginTransactionAsync(cancellationToken);
        var change = isTrial ? 0 : await db.NextChangeNumberAsync(cancellationToken);
        known = await KnownAsync();
        var series = known ?? target.New!.Make(target.Id, header, looksCounted: isWhole && !IsShare(header));
        if (known is null && !isTrial)
        {
            db.Add(series);
            await db.SaveChangesAsync(cancellationToken);
        }

        var comparison = new FigureComparison(db, series, target.Reason, clock.GetUtcNow().UtcDateTime, isTrial);
        var result = await comparison.RunAsync(reader.ReadAsync(file, columns, cancellationToken), progress, cancellationToken) with { Column = header, Unused = columns.Unused };
        if (transaction is null || (known is not null && result.Added + result.Changed == 0))
        {
            return result;
        }

        if (target.New is { } told && known is not null)
        {
            await db.Series.Where(one => one.Id == series.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.Source, told.Source).SetProperty(one => one.SourceDate, (DateOnly?)told.Date), cancellationToken);
        }

        await db.Series.Where(one => one.Id == series.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ChangeNumber, change), cancellationToken);
        await db.HideSharesAsync(change, cancellationToken);
        if (series.Id == FigureSet.Population)
        {
            await db.RefreshPopulationAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return result;

        Task<Series?> KnownAsync() => db.Series.AsNoTracking().SingleOrDefaultAsync(one => one.Id == target.Id, cancellationToken);
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

    // A share in whole per cent is no count; other whole numbers may be, and what is 1 to 4 is then not kept.
    private static bool IsShare(string header) => ShareWords.Any(word => header.Contains(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Where figures are imported to.</summary>
/// <param name="Id">The series.</param>
/// <param name="New">What is told of the series; required for a new one.</param>
/// <param name="Reason">Why numbers differ from those known; null for the source's own change.</param>
public sealed record FigureTarget(string Id, NewSeries? New, string? Reason = null)
{
    private const int MaxText = 1_000;

    /// <summary>What readers will see and must not: CPR numbers, and texts without end.</summary>
    public IReadOnlyList<Issue> Judge() => new[] { ("title", New?.Title), ("source", New?.Source), ("reason", Reason) }
        .Select(pair => (Field: pair.Item1, Text: pair.Item2 ?? ""))
        .SelectMany(one => TextChecks.Check(one.Field, one.Text).Blocks().Concat(one.Text.Length > MaxText ? [new(one.Field, $"Kort teksten ned til højst {Danish.Number(MaxText)} tegn.")] : []))
        .ToList();
}

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
    /// <summary>The first of the numbers that differ, old and new.</summary>
    public IReadOnlyList<FigureChange> Changes { get; init; } = [];

    internal static FigureImport Refused(FigureFault fault) => new(0, 0, 0, 0, "", [], [fault]);
}

/// <summary>A number that an import changes.</summary>
/// <param name="MunicipalityCode">Whose; <see cref="Observation.WholeCountry"/> for everybody's.</param>
/// <param name="Period">When.</param>
/// <param name="Before">What was known.</param>
/// <param name="After">What the table says.</param>
public sealed record FigureChange(string MunicipalityCode, Period Period, FigureCell Before, FigureCell After);
