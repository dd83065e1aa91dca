using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Web.Features.Adoptions;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Questions;

/// <summary>A municipality answers, from a letter, how it went with another's example.</summary>
public sealed class AnswerAdoption(AdoptionLedger ledger, IDbContextFactory<AppDbContext> contexts, ContentFollower content, IDataProtectionProvider protection)
{
    /// <summary>What is asked; null for a link that leads to nothing.</summary>
    public async Task<View?> FindAsync(string token, CancellationToken cancellationToken)
    {
        if (Question.Open(protection, LetterTokenKind.Adoption, token) is not { } asked)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Adoptions.AsNoTracking().Where(adoption => adoption.Id == asked.Id)
            .Join(db.PracticeExamples, adoption => adoption.PracticeExampleId, example => example.Id, (adoption, example) => new
            {
                Adoption = adoption,
                example.PublicId,
                example.Slug,
                Content = example.Revisions.Where(revision => revision.Number == example.PublishedRevision).Select(revision => revision.Content).First(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(
            asked.Round, found.Adoption, found.PublicId, found.Slug, found.Content.Title, content.Current.Catalogue.Municipalities[found.Adoption.MunicipalityCode].FullName);
    }

    /// <summary>Records the answer, unless something is wrong with the form.</summary>
    public async Task<IReadOnlyList<Issue>> RunAsync(View view, AdoptionForm form, string siteUrl, CancellationToken cancellationToken)
    {
        if (form.Read(out var issues) is not { } told)
        {
            return issues;
        }

        // Whose word a figure is must stand beside it wherever it is shown.
        var figures = told.Figures.Select(figure => figure.Outcome is { Source: null } outcome ? figure with { Outcome = outcome with { Source = $"oplyst af {view.Municipality}" } } : figure).ToList();
        return await ledger.RecordAsync(
            view.PublicId,
            view.Adoption.MunicipalityCode,
            (adoption, at) =>
            {
                if (!adoption.IsOpen(view.Round))
                {
                    return false;
                }

                adoption.Answer(view.Round, told.State, told.Note, figures, at);
                return true;
            },
            siteUrl,
            cancellationToken);
    }

    /// <summary>What the page shows.</summary>
    public sealed record View(int Round, Adoption Adoption, string PublicId, string Slug, string Title, string Municipality)
    {
        /// <summary>Whether it still waits for its answer.</summary>
        public bool IsOpen => Adoption.IsOpen(Round);
    }
}
