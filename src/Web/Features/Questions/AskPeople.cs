using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Links;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Questions;

/// <summary>Asks people what only they know, in one collected letter each, at most one a month: whether their examples still hold, and how it went with those they took over.</summary>
/// <remarks>The node that notes the letter writes it; the questions and the letter are stored together or not at all.</remarks>
internal sealed partial class AskPeople(IDbContextFactory<AppDbContext> contexts, DeadLinks deadLinks, IDataProtectionProvider protection, Site site, TimeProvider clock, ILogger<AskPeople> logger) : IRoutine
{
    public TimeSpan Interval => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = DanishTime.DayOf(now);
        await ForgetAsync(today, cancellationToken);
        List<Asked> asked = [.. await ReviewsAsync(today, cancellationToken), .. await AdoptionsAsync(today, cancellationToken), .. await LinksAsync(cancellationToken)];
        foreach (var person in asked.GroupBy(one => one.Email))
        {
            try
            {
                await WriteAsync(person.Key, [.. person], now, cancellationToken);
            }
            catch (DbUpdateException)
            {
                Overtaken(logger);
            }
        }
    }

    private async Task ForgetAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var before = today.AddMonths(-2);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.ReminderLetters.Where(letter => letter.SentOn < before).ExecuteDeleteAsync(cancellationToken);
    }

    // Stale ones are the editors' business: who has not answered for half a year will not.
    private async Task<List<Asked>> ReviewsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var (from, stale) = (ReviewCycle.LastDueAskedOn(today), ReviewCycle.LastDueStaleOn(today));
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.PracticeExamples.AsNoTracking()
            .Where(example => example.State == PublicationState.Published && example.HiddenAt == null && example.EndedOn == null && example.SubmittedRevision != null)
            .Where(example => example.PublishedRevision == example.LatestRevision && example.ReviewDueOn <= from && example.ReviewDueOn > stale)
            .Select(example => new
            {
                example.Id,
                DueOn = example.ReviewDueOn!.Value,
                example.Revisions.Single(revision => revision.Number == example.LatestRevision).Content,
                Email = db.Drafts.Where(draft => draft.PracticeExampleId == example.Id && draft.Email != null).OrderByDescending(draft => draft.Id).Select(draft => draft.Email).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return due.Where(one => one.Email is not null).Select(one => new Asked(one.Email!, new(
            $"Passer jeres eksempel »{one.Content.Title}« stadig? Det skal bekræftes senest {Danish.Date(one.DueOn)}.",
            "Svar med ét tryk",
            site.Address + QuestionLinks.Review(new Question(one.Id, one.DueOn.DayNumber).Seal(protection, LetterTokenKind.Review))))).ToList();
    }

    private async Task<List<Asked>> AdoptionsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Adoptions.AsNoTracking()
            .Where(adoption => adoption.AskOn <= today)
            .Join(db.Accounts.Where(account => account.DisabledAt == null), adoption => adoption.AccountId, account => account.Id, (adoption, account) => new { adoption, account.Email })
            .Join(
                db.PracticeExamples.Where(example => example.State == PublicationState.Published && example.HiddenAt == null),
                pair => pair.adoption.PracticeExampleId,
                example => example.Id,
                (pair, example) => new { pair.adoption.Id, pair.adoption.State, pair.Email, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content })
            .ToListAsync(cancellationToken);
        // The address of the answer is made when the question is asked.
        return due.ConvertAll(one => new Asked(one.Email, new($"I har fortalt om eksemplet »{one.Content.Title}«: {one.State.Name()}. Hvordan gik det?", "Svar her", "")) { AdoptionId = one.Id });
    }

    private async Task<List<Asked>> LinksAsync(CancellationToken cancellationToken) => (await deadLinks.OfAuthorsAsync(cancellationToken))
        .Select(dead => new Asked(dead.AuthorEmail!, new($"Et link i jeres eksempel »{dead.Title}« virker ikke længere ({dead.Fault}): {dead.Url}", "Se eksemplet", site.Address + PracticeExampleLinks.Details(dead.Slug))))
        .ToList();

    private async Task WriteAsync(string email, List<Asked> asked, DateTime now, CancellationToken cancellationToken)
    {
        var today = DanishTime.DayOf(now);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var last = await db.ReminderLetters.SingleOrDefaultAsync(letter => letter.Email == email, cancellationToken);
        if (last?.SentOn.AddMonths(1) > today)
        {
            return;
        }

        if (last is null)
        {
            db.Add(new ReminderLetter { Email = email, SentOn = today });
        }
        else
        {
            last.SentOn = today;
        }

        // Written before anything else: whoever is second fails here.
        await db.SaveChangesAsync(cancellationToken);
        List<LetterItem> items = [];
        foreach (var one in asked)
        {
            if (one.AdoptionId is not { } id)
            {
                items.Add(one.Item);
            }
            else if (await db.Adoptions.SingleAsync(adoption => adoption.Id == id, cancellationToken) is { AskOn: not null } adoption)
            {
                items.Add(one.Item with { Address = site.Address + QuestionLinks.Adoption(new Question(id, adoption.Ask(now)).Seal(protection, LetterTokenKind.Adoption)) });
            }
        }

        if (items.Count == 0)
        {
            // Told in the meantime: nothing is left to ask, and the month is not used up.
            return;
        }

        new Letter(
            "reminder",
            items.Count == 1 ? "Et spørgsmål fra Vejviser" : $"{items.Count} spørgsmål fra Vejviser",
            "Vi spørger, fordi I har delt eller brugt et eksempel. I behøver ikke logge ind, og vi skriver højst én gang om måneden.")
        {
            Items = items,
        }.Send(db, email, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "A reminder was written by another node.")]
    private static partial void Overtaken(ILogger logger);

    private sealed record Asked(string Email, LetterItem Item)
    {
        public int? AdoptionId { get; init; }
    }
}
