using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Checks;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Sharing;
using Vejviser.Web.Features.Writing;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>Opens and saves a draft, a step at a time.</summary>
public sealed class EditDraft(IDbContextFactory<AppDbContext> contexts, ContentFollower content, LetterLimits limits, TimeProvider clock)
{
    private const int MaxAttempts = 3;

    private Catalogue Catalogue => content.Current.Catalogue;

    /// <summary>A step as it stands; the first one of a draft that is not there yet, without a token.</summary>
    public async Task<DraftStep> OpenAsync(string? token, int step, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var draft = token is null ? NewDraft() : await EditableAsync(db, token, cancellationToken);
        var stored = ExampleForm.Of(draft.Content, Catalogue);
        return new(token, step, draft, stored, draft.Email, stored, Advice(draft.Content, step), [], Catalogue);
    }

    /// <summary>Begins a draft with what is known already, for somebody who is signed in: their address is proven.</summary>
    /// <returns>The draft's secret.</returns>
    public async Task<string> BeginAsync(PracticeExampleContent known, int accountId, string email, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = NewDraft();
        (draft.Content, draft.AccountId, draft.Email, draft.EmailConfirmedAt) = (known, accountId, email, Now());
        draft.Touch(Now());
        db.Add(draft);
        await db.SaveChangesAsync(cancellationToken);
        var token = DraftLinks.TokenOf(db.NewLink(draft.Id, Now()));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    /// <summary>Saves a step. When something stands in the way nothing is stored, and the step is given back as it was sent.</summary>
    public async Task<SavedStep> SaveAsync(string? token, int step, StepForm sent, string siteUrl, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TrySaveAsync(token, step, sent, siteUrl, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                // Another tab was faster: compared again with what it wrote.
            }
        }
    }

    private async Task<SavedStep> TrySaveAsync(string? token, int step, StepForm sent, string siteUrl, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = token is null ? NewDraft() : await EditableAsync(db, token, cancellationToken);
        var stored = ExampleForm.Of(draft.Content, Catalogue);
        var (form, overtaken) = Merge(stored, sent, step);
        var email = sent.Email is null ? draft.Email : WorkEmail.Normalize(sent.Email);

        var (read, issues) = Read(form, draft.Content, step);
        if (!string.IsNullOrWhiteSpace(sent.Email) && email is null)
        {
            issues = [.. issues, new("email", "Skriv hele din mailadresse, for eksempel navn@kommune.dk.")];
        }

        if (issues.Count > 0 || overtaken.Count > 0)
        {
            IReadOnlyList<Issue> told = overtaken.Count == 0 ? [] : [new("", "Andre har gemt imens. Se efter ved de felter, hvor der står noget andet, og gem igen.")];
            return new(token, new(token, step, draft, form, sent.Email ?? draft.Email, stored, [.. told, .. issues], overtaken, Catalogue));
        }

        draft.Content = read;
        draft.Unplaced = draft.Unplaced.Where(text => StepForm.Print(text.Text) != sent.Discarded).ToList();
        draft.Touch(Now());
        if (token is null)
        {
            db.Add(draft);
            await db.SaveChangesAsync(cancellationToken);
            token = DraftLinks.TokenOf(db.NewLink(draft.Id, Now()));
        }

        if (email != draft.Email)
        {
            await ChangeEmailAsync(db, draft, email, siteUrl, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(token, null);
    }

    /// <summary>Puts another author's address on a draft, and mails them the link. Saved with the caller's changes.</summary>
    internal async Task ChangeEmailAsync(AppDbContext db, Draft draft, string? email, string siteUrl, CancellationToken cancellationToken)
    {
        (draft.Email, draft.EmailConfirmedAt, draft.AccountId) = (email, null, null);
        if (email is not null)
        {
            await db.MailLinkAsync(limits, draft, siteUrl, Now(), cancellationToken);
        }
    }

    // What was changed on the page is the sender's; what was not is whoever wrote it last.
    private static (ExampleForm Form, IReadOnlyList<string> Overtaken) Merge(ExampleForm stored, StepForm sent, int step)
    {
        var form = stored;
        List<string> overtaken = [];
        foreach (var field in DraftSteps.Fields(step))
        {
            var (mine, theirs) = (sent.Fields[field].Trim(), stored[field]);
            var shown = sent.Shown.GetValueOrDefault(field) ?? StepForm.Print(theirs);
            if (sent.Yielded.Contains(field) || shown == StepForm.Print(mine))
            {
                continue;
            }

            form = form.With(field, sent.Fields.Chosen(field));
            if (shown != StepForm.Print(theirs) && mine != theirs)
            {
                overtaken.Add(field);
            }
        }

        return (form, overtaken);
    }

    private (PracticeExampleContent Content, IReadOnlyList<Issue> Issues) Read(ExampleForm form, PracticeExampleContent before, int step)
    {
        var fields = DraftSteps.Fields(step);
        var read = form.Over(before, Catalogue, out var misread);
        if (!fields.Contains("result_figures"))
        {
            read = read with { ResultFigures = before.ResultFigures };
        }

        // Judged as typed, whatever was understood: nothing with a CPR number in it is kept, in any field.
        var numbers = fields.SelectMany(field => TextChecks.Check(field, form[field])).Blocks();
        var issues = misread.Concat(PracticeExampleRequirements.ToKeep(read).Where(issue => misread.All(other => other.Field != issue.Field)))
            // Other messages may repeat what was typed.
            .Where(issue => fields.Contains(issue.Field) && numbers.All(number => number.Field != issue.Field))
            .DistinctBy(issue => (issue.Field, issue.Message));
        return (read, [.. numbers, .. issues]);
    }

    private static List<Issue> Advice(PracticeExampleContent content, int step) =>
        PracticeExampleChecks.Check(content).Where(issue => issue.Severity == IssueSeverity.Warn && DraftSteps.Fields(step).Contains(issue.Field)).ToList();

    private async Task<Draft> EditableAsync(AppDbContext db, string token, CancellationToken cancellationToken)
    {
        var draft = await db.OpenDraftAsync(token, Now(), cancellationToken);
        await db.EnsureEditableAsync(draft, cancellationToken);
        return draft;
    }

    private Draft NewDraft() => new() { Content = PracticeExampleContent.Blank, CreatedAt = Now(), UpdatedAt = Now(), ExpiresAt = Now() };

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;
}

/// <summary>What became of a save.</summary>
/// <param name="Token">The draft's secret; null when there is none yet.</param>
/// <param name="Again">The step as it was sent, when it could not be stored.</param>
public sealed record SavedStep(string? Token, DraftStep? Again);
