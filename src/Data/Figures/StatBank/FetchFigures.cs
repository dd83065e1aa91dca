using Microsoft.EntityFrameworkCore;
using Vejviser.Domain;

namespace Vejviser.Data.Figures.StatBank;

/// <summary>Fetches a series from Danmarks Statistik: all of what was asked for, found whole, or nothing.</summary>
public sealed class FetchFigures(IDbContextFactory<AppDbContext> contexts, StatBankClient client, ImportFigures import, TimeProvider clock)
{
    /// <summary>Asks the source, stores what is new, and notes on the series how it went.</summary>
    /// <returns>What was stored; a fault is one Danish sentence, and then nothing was.</returns>
    public async Task<FigureImport> RunAsync(StatBankSource source, CancellationToken cancellationToken)
    {
        var askedAt = clock.GetUtcNow().UtcDateTime;
        var (answer, series, fault) = await AskAsync(source, cancellationToken);
        if (answer is null)
        {
            await NoteAsync(source, askedAt, null, fault, cancellationToken);
            return new(0, 0, 0, 0, "", [], [new(0, "", fault!)]);
        }

        using var table = answer.Table();
        var result = await import.RunAsync(table, new(source.SeriesId, series), isTrial: false, progress: null, cancellationToken);
        await NoteAsync(source, askedAt, answer, result.Faults is [var first, ..] ? first.Message : null, cancellationToken);
        return result;
    }

    private async Task<(StatBankAnswer? Answer, NewSeries? Series, string? Fault)> AskAsync(StatBankSource source, CancellationToken cancellationToken)
    {
        var (about, fault) = await client.TableInfoAsync(source.Table, cancellationToken);
        if (about is null)
        {
            return (null, null, fault);
        }

        if (StatBankTable.Read(about) is not { } table)
        {
            return (null, null, $"Danmarks Statistik svarede ikke med en beskrivelse af tabellen {source.Table}; intet er gemt.");
        }

        (var extract, fault) = StatBankExtract.Of(source, table);
        if (extract is null)
        {
            return (null, null, fault);
        }

        (var data, fault) = await client.DataAsync(source.Table, extract, cancellationToken);
        if (data is null)
        {
            return (null, null, fault);
        }

        (var answer, fault) = StatBankAnswer.Read(data, source, extract, await NamesAsync(cancellationToken));
        return (answer, source.New?.Invoke(extract, table.UpdatedOn ?? DanishTime.DayOf(clock.GetUtcNow().UtcDateTime)), fault);
    }

    private async Task<Dictionary<string, string>> NamesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Municipalities.ToDictionaryAsync(municipality => municipality.Code, municipality => municipality.Name, StringComparer.Ordinal, cancellationToken);
    }

    // The import has been committed; should the program stop in between, the next fetch finds its numbers unchanged and does this.
    private async Task NoteAsync(StatBankSource source, DateTime askedAt, StatBankAnswer? answer, string? fault, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Series.SingleOrDefaultAsync(one => one.Id == source.SeriesId, cancellationToken) is not { } series)
        {
            return;
        }

        series.SourceFault = fault;
        if (answer is not null && fault is null)
        {
            series.NextUpdateOn = source.NextUpdateAfter(answer.Newest) ?? series.NextUpdateOn;
            if (source.IsPopulation)
            {
                series.SourceDate = answer.Newest.Start;
            }
        }

        // When it was asked is no change to what readers see.
        if (db.ChangeTracker.HasChanges())
        {
            series.ChangeNumber = await db.NextChangeNumberAsync(cancellationToken);
        }

        series.AskedAt = askedAt;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
