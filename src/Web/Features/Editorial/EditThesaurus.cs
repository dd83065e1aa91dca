using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Search;

namespace Vejviser.Web.Features.Editorial;

/// <summary>The thesaurus in the editors' hands: what they write works in the next search.</summary>
public sealed class EditThesaurus(IDbContextFactory<AppDbContext> contexts, ContentFollower follower, TimeProvider clock)
{
    private const int MaxTerms = 60;

    /// <summary>The entries in which a word stands, or all.</summary>
    public async Task<IReadOnlyList<ThesaurusEntry>> ListAsync(string? text, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var wanted = DanishText.Fold(text?.Trim() ?? "");
        return (await db.ThesaurusEntries.AsNoTracking().ToListAsync(cancellationToken))
            .Where(entry => !IsRemoved(entry) && (wanted.Length == 0 || Terms(entry).Any(term => DanishText.Fold(term).Contains(wanted, StringComparison.Ordinal))))
            .OrderBy(entry => entry.Term, Danish.Comparer)
            .ToList();
    }

    /// <summary>The entry of a term; null when there is none.</summary>
    public async Task<ThesaurusEntry?> FindAsync(string? term, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.ThesaurusEntries.AsNoTracking().SingleOrDefaultAsync(entry => entry.Term == term, cancellationToken) is { } entry && !IsRemoved(entry) ? entry : null;
    }

    /// <summary>Stores an entry in the place of what was.</summary>
    /// <param name="entry">As it shall be.</param>
    /// <param name="before">The term it had; null for a new one.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<Issue>> SaveAsync(ThesaurusEntry entry, string? before, CancellationToken cancellationToken)
    {
        var issues = Judge(entry);
        if (issues.Count > 0)
        {
            return issues;
        }

        return await WriteAsync(
            async db =>
            {
                if (entry.Term != before && await db.ThesaurusEntries.AsNoTracking().SingleOrDefaultAsync(other => other.Term == entry.Term, cancellationToken) is { } other && !IsRemoved(other))
                {
                    return [new("term", "Ordet står allerede i ordbogen.", "taken")];
                }

                if (before is not null && before != entry.Term)
                {
                    await RemoveAsync(db, before, cancellationToken);
                }

                await PutAsync(db, entry with { EditedAt = Now() }, cancellationToken);
                return [];
            },
            cancellationToken);
    }

    public Task DeleteAsync(string term, CancellationToken cancellationToken) => WriteAsync(
        async db =>
        {
            await RemoveAsync(db, term, cancellationToken);
            return [];
        },
        cancellationToken);

    private async Task<IReadOnlyList<Issue>> WriteAsync(Func<AppDbContext, Task<IReadOnlyList<Issue>>> write, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.NextChangeNumberAsync(cancellationToken);
        var issues = await write(db);
        if (issues.Count == 0)
        {
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await follower.CatchUpAsync(CancellationToken.None);
        }

        return issues;
    }

    // An entry that says nothing stays in its place: otherwise the program's next start would bring the one that ships back.
    private Task RemoveAsync(AppDbContext db, string term, CancellationToken cancellationToken) =>
        PutAsync(db, new() { Term = term, EditedAt = Now() }, cancellationToken);

    private static async Task PutAsync(AppDbContext db, ThesaurusEntry entry, CancellationToken cancellationToken)
    {
        if (await db.ThesaurusEntries.SingleOrDefaultAsync(known => known.Term == entry.Term, cancellationToken) is { } known)
        {
            db.Entry(known).CurrentValues.SetValues(entry);
        }
        else
        {
            db.Add(entry);
        }
    }

    private static IReadOnlyList<Issue> Judge(ThesaurusEntry entry)
    {
        List<Issue> issues = [];
        Term("term", entry.Term);
        Terms("equivalent", entry.Equivalent);
        Terms("former", entry.Former.Select(former => former.Term).ToList());
        Terms("narrower", entry.Narrower);
        Terms("related", entry.Related);
        if (issues.Count == 0 && EditThesaurus.Terms(entry).Count() == 1)
        {
            issues.Add(new("equivalent", "Skriv mindst ét andet ord, der skal findes sammen med det."));
        }

        if (entry.Note?.Length > 500)
        {
            issues.Add(new("note", "Kort forklaringen ned til højst 500 tegn."));
        }

        return issues;

        void Terms(string field, IReadOnlyList<string> terms)
        {
            if (terms.Count > MaxTerms)
            {
                issues.Add(new(field, $"Angiv højst {MaxTerms} ord."));
            }

            foreach (var term in terms)
            {
                Term(field, term);
            }
        }

        void Term(string field, string term)
        {
            if (term.Length > Slug.MaxLength || DanishText.Words(term).Count() is 0 or > Thesaurus.MaxWords)
            {
                issues.Add(new(field, term.Length == 0 ? "Skriv et ord." : $"Skriv {Danish.Quoted(term)} som højst {Thesaurus.MaxWords} ord."));
            }
        }
    }

    private static IEnumerable<string> Terms(ThesaurusEntry entry) => [entry.Term, .. entry.Equivalent, .. entry.Former.Select(former => former.Term), .. entry.Narrower, .. entry.Related];

    private static bool IsRemoved(ThesaurusEntry entry) => entry.EditedAt is not null && Terms(entry).Count() == 1;

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}
