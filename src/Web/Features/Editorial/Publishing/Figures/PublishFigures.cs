using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;
using Vejviser.Domain.Figures;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

/// <summary>Brings a table of figures to readers: first shown as what it would change, then stored whole.</summary>
public sealed class PublishFigures(ImportFigures import, FetchFigures fetch, IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    public const int MaxTable = 8 * 1024 * 1024;

    private const int MaxTitle = 150;

    /// <summary>The series there are, in the editors' order.</summary>
    public async Task<IReadOnlyList<Series>> SeriesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Series.AsNoTracking().OrderBy(series => series.SortOrder).ThenBy(series => series.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What an import would change; nothing is stored.</summary>
    public Task<FigureImport> PreviewAsync(string table, FigureTarget target, CancellationToken cancellationToken) => RunAsync(table, target, isTrial: true, cancellationToken);

    /// <summary>Stores it, if nothing is wrong with it.</summary>
    public async Task<FigureImport> StoreAsync(string table, FigureTarget target, Editor editor, CancellationToken cancellationToken)
    {
        var result = await RunAsync(table, target, isTrial: false, cancellationToken);
        if (result.Faults.Count == 0)
        {
            await NoteAsync(editor, "hentede tal ind", target.Id, target.Reason, cancellationToken);
        }

        return result;
    }

    /// <summary>Fetches a series from Danmarks Statistik; nothing is stored where its answer is not whole.</summary>
    public async Task<FigureImport> FetchAsync(StatBankSource source, Editor editor, CancellationToken cancellationToken)
    {
        var result = await fetch.RunAsync(source, cancellationToken);
        await NoteAsync(editor, result.Faults.Count == 0 ? "hentede tal fra Danmarks Statistik" : "forsøgte at hente tal fra Danmarks Statistik", source.SeriesId, null, cancellationToken);
        return result;
    }

    /// <summary>Where a form sends its table; null with the issues that stand in the way.</summary>
    public static FigureTarget? Read(FigureForm form, IReadOnlyList<Series> known, out IReadOnlyList<Issue> issues)
    {
        List<Issue> found = [];
        var isNew = string.IsNullOrEmpty(form.Series);
        var date = DateOnly.TryParseExact(form.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null;
        if (isNew)
        {
            Required("title", form.Title, "Skriv, hvad tallet hedder.");
            if (Id(form.Title).Length == 0 || form.Title!.Length > MaxTitle)
            {
                found.AddRange(string.IsNullOrWhiteSpace(form.Title) ? [] : [new("title", $"Skriv en titel med bogstaver, højst {MaxTitle} tegn.")]);
            }
            else if (known.Any(series => series.Id == Id(form.Title)))
            {
                found.Add(new("title", "Der er en serie med den titel; vælg den i listen i stedet."));
            }

            Required("source", form.Source, "Skriv, hvor tallet kommer fra.");
            if (form.Kind is not ("persons" or "other"))
            {
                found.Add(new("kind", "Vælg, om tallet er et antal personer.", "required"));
            }

            if (date is null)
            {
                found.Add(new("date", "Vælg den dag, udtrækket er fra.", "required"));
            }
        }

        if (string.IsNullOrWhiteSpace(form.Table))
        {
            found.Add(new("file", "Vælg en fil med tal.", "required"));
        }
        else if (Encoding.UTF8.GetByteCount(form.Table) > MaxTable)
        {
            found.Add(new("file", $"Filen er for stor; del den op i filer på højst {MaxTable / 1024 / 1024} MB."));
        }

        var target = new FigureTarget(
            isNew ? Id(form.Title) : form.Series!,
            isNew ? new(form.Title?.Trim() ?? "", form.Source?.Trim() ?? "", date ?? default) { CountsPersons = form.Kind == "persons" } : null,
            string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim());
        found.AddRange(target.Judge());
        issues = found;
        return found.Count > 0 ? null : target;

        static string Id(string? title) => Slug.From(title ?? "") is var slug && slug.Length > Slug.MaxLength ? slug[..Slug.MaxLength].Trim('-') : slug;

        void Required(string field, string? value, string message)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                found.Add(new(field, message, "required"));
            }
        }
    }

    private async Task NoteAsync(Editor editor, string act, string series, string? reason, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        editor.Note(db, act, $"serie {series}", clock.GetUtcNow().UtcDateTime, reason);
        await db.SaveChangesAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
    }

    private async Task<FigureImport> RunAsync(string table, FigureTarget target, bool isTrial, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(table));
        return await import.RunAsync(file, target, isTrial, progress: null, cancellationToken);
    }
}

/// <summary>What an editor typed and chose. The table is carried as text from the preview to the import.</summary>
public sealed record FigureForm(string? Series, string? Title, string? Source, string? Date, string? Kind, string? Reason, string? Table);
