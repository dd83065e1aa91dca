using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Domain;
using Vejviser.Domain.Checks;
using Vejviser.Domain.Figures;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

/// <summary>What is told of a series, in the editors' hands: text, source, and what its numbers are.</summary>
public sealed class EditSeries(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    private const int MaxShort = 150;
    private const int MaxUnit = 100;
    private const int MaxText = 1_000;

    /// <summary>All series as they are now, in the editors' order, each with its newest period.</summary>
    public async Task<IReadOnlyList<(Series Series, Period? Newest)>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var figures = follower.Current.Figures;
        return (await db.Series.AsNoTracking().OrderBy(series => series.SortOrder).ThenBy(series => series.Id).ToListAsync(cancellationToken)).ConvertAll(series => (series, figures.Find(series.Id)?.Newest));
    }

    /// <summary>Stores what was typed.</summary>
    /// <returns>What stands in the way; empty when it is stored.</returns>
    public async Task<IReadOnlyList<Issue>> SaveAsync(string id, SeriesForm form, Editor editor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var change = await db.NextChangeNumberAsync(cancellationToken);
        var series = await db.Series.SingleAsync(one => one.Id == id, cancellationToken);
        var issues = Judge(form, series, await db.Series.AsNoTracking().Where(one => one.CountsPersons).Select(one => one.Id).ToListAsync(cancellationToken), out var sourceDate, out var nextUpdate);
        if (series.CountsPersons && !form.CountsPersons && (
            await db.Observations.AnyAsync(one => one.SeriesId == id && one.State == ObservationState.Suppressed, cancellationToken) ||
            await db.Corrections.AnyAsync(one => one.SeriesId == id && one.OldState == ObservationState.Suppressed, cancellationToken) ||
            await db.Series.AnyAsync(one => one.CountedIn == id, cancellationToken)))
        {
            issues.Add(new("kinds", "Serien har skjulte tal, eller en anden er en andel eller sum af den, så den skal blive ved med at tælle personer."));
        }

        if (issues.Count > 0)
        {
            return issues;
        }

        var countsNow = form.CountsPersons && !series.CountsPersons;
        (series.Title, series.Unit, series.Definition, series.Counted, series.Warning) = (form.Title, form.Unit, form.Definition, Or(form.Counted), Or(form.Warning));
        (series.Source, series.SourceUrl, series.SourceDate, series.Method, series.Owner, series.NextUpdateOn) = (form.Source, Or(form.SourceUrl), sourceDate, Or(form.Method), form.Owner, nextUpdate);
        (series.CountsPersons, series.PerInhabitants, series.IsCompared, series.CountedIn) = (form.CountsPersons, form.PerInhabitants, form.IsCompared, Or(form.CountedIn));
        series.ChangeNumber = change;
        editor.Note(db, "ændrede en serie", $"serie {id}", clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancellationToken);
        if (countsNow)
        {
            await db.HideFewAsync(id, cancellationToken);
        }

        await db.HideSharesAsync(change, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }

    private static List<Issue> Judge(SeriesForm form, Series series, List<string> counts, out DateOnly? sourceDate, out DateOnly? nextUpdate)
    {
        List<Issue> issues = [];
        Required("title", form.Title, MaxShort, "Skriv, hvad tallet hedder.");
        Required("unit", form.Unit, MaxUnit, "Skriv, hvad det er et antal af.");
        Required("definition", form.Definition, MaxText, "Skriv, hvad der tælles.");
        Required("source", form.Source, MaxText, "Skriv, hvor tallet kommer fra.");
        Required("owner", form.Owner, MaxShort, "Skriv den rolle, der er ansvarlig.");
        foreach (var (field, text) in new[] { ("counted", form.Counted), ("warning", form.Warning), ("method", form.Method) })
        {
            Short(field, text, MaxText);
        }

        if (form.SourceUrl.Length > 0 && !(WebAddress.IsValid(form.SourceUrl) && form.SourceUrl.Length <= MaxText))
        {
            issues.Add(new("source_url", "Skriv hele adressen, for eksempel https://www.statistikbanken.dk/FOLK1A."));
        }

        sourceDate = Date("source_date", form.SourceDate);
        nextUpdate = Date("next_update_on", form.NextUpdateOn);
        if (form.CountedIn.Length > 0 && (form.CountedIn == series.Id || !counts.Contains(form.CountedIn)))
        {
            issues.Add(new("counted_in", "Vælg en anden serie, der tæller personer."));
        }

        issues.AddRange(new[] { ("title", form.Title), ("definition", form.Definition), ("counted", form.Counted), ("warning", form.Warning), ("source", form.Source), ("method", form.Method), ("owner", form.Owner) }
            .SelectMany(pair => TextChecks.Check(pair.Item1, pair.Item2)).Where(issue => issue.Severity == IssueSeverity.Block));
        if (form.Change != series.ChangeNumber.ToString(CultureInfo.InvariantCulture))
        {
            issues.Add(new("title", "Serien er ændret af en anden, siden du åbnede siden. Det, du har skrevet, står her; åbn siden igen i et andet vindue, og sammenlign."));
        }

        return issues;

        DateOnly? Date(string field, string text)
        {
            if (text.Length == 0)
            {
                return null;
            }

            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            issues.Add(new(field, "Vælg en dato, eller lad feltet stå tomt."));
            return null;
        }

        void Required(string field, string text, int max, string message)
        {
            if (text.Length == 0)
            {
                issues.Add(new(field, message, "required"));
            }

            Short(field, text, max);
        }

        void Short(string field, string text, int max)
        {
            if (text.Length > max)
            {
                issues.Add(new(field, $"Kort teksten ned til højst {Danish.Number(max)} tegn."));
            }
        }
    }

    private static string? Or(string text) => text.Length == 0 ? null : text;
}

/// <summary>What an editor typed of a series, empty for nothing; and the change number the editor saw.</summary>
public sealed record SeriesForm(
    string Title, string Unit, string Definition, string Counted, string Warning, string Source, string SourceUrl, string SourceDate, string Method, string Owner, string NextUpdateOn,
    bool CountsPersons, bool PerInhabitants, bool IsCompared, string CountedIn, string Change)
{
    public static SeriesForm Of(Series series) => new(
        series.Title, series.Unit, series.Definition, series.Counted ?? "", series.Warning ?? "", series.Source, series.SourceUrl ?? "", Written(series.SourceDate), series.Method ?? "", series.Owner, Written(series.NextUpdateOn),
        series.CountsPersons, series.PerInhabitants, series.IsCompared, series.CountedIn ?? "", series.ChangeNumber.ToString(CultureInfo.InvariantCulture));

    public static SeriesForm Sent(IFormCollection form)
    {
        var kinds = form["kinds"];
        return new(
            Text("title"), Text("unit"), Text("definition"), Text("counted"), Text("warning"), Text("source"), Text("source_url"), Text("source_date"), Text("method"), Text("owner"), Text("next_update_on"),
            kinds.Contains("persons"), kinds.Contains("rate"), kinds.Contains("compared"), Text("counted_in"), Text("change"));

        string Text(string field) => form[field].FirstOrDefault()?.Trim() ?? "";
    }

    /// <summary>The boxes that are ticked.</summary>
    public IReadOnlyCollection<string> Kinds => [.. CountsPersons ? ["persons"] : Array.Empty<string>(), .. PerInhabitants ? ["rate"] : Array.Empty<string>(), .. IsCompared ? ["compared"] : Array.Empty<string>()];

    private static string Written(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
