using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Partnerships;
using Vejviser.Web.Features.Follow;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Partnerships.Workspace;

/// <summary>Writes every Monday to the participants' contacts what the others have written since: one letter a participant, and none when nothing is new.</summary>
/// <remarks>A letter and how far its participant has been told are stored together or not at all; of two nodes that write the same, the second finds it done.</remarks>
internal sealed class TellParticipants(IDbContextFactory<AppDbContext> contexts, ContentFollower content, Site site, TimeProvider clock) : IRoutine
{
    private const int MostItems = 20;
    private const int MostLetters = 120;

    public TimeSpan Interval => TimeSpan.FromMinutes(15);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var monday = SendDigests.MondayMorning(now);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.Enrolments.AsNoTracking().Where(one => one.State == EnrolmentState.Participant && one.DigestedUpTo < monday).OrderBy(one => one.Id).ToListAsync(cancellationToken);
        foreach (var own in due)
        {
            await TellAsync(own, cancellationToken);
        }
    }

    private async Task TellAsync(Enrolment own, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // What is being written waits, and bears a later time: nothing falls between two letters, and nothing is in both.
        await db.HoldPartnershipAsync(own.PartnershipId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Enrolments.Where(one => one.Id == own.Id && one.DigestedUpTo == own.DigestedUpTo && one.Version == own.Version).ExecuteUpdateAsync(row => row.SetProperty(one => one.DigestedUpTo, now), cancellationToken) == 0)
        {
            return;
        }

        var partnership = await db.Partnerships.AsNoTracking().SingleAsync(one => one.Id == own.PartnershipId, cancellationToken);
        var items = own.Terms is { WantsDigest: true, ContactEmail: { } contact } && !await db.Accounts.AnyAsync(account => account.Email == contact && account.DisabledAt != null, cancellationToken) ? await ItemsAsync(db, partnership, own, cancellationToken) : [];
        if (items.Count > 0)
        {
            new Letter("workspace-digest", $"Nyt i partnerskabet »{partnership.Content.Title}«", items.Count > MostItems ? $"Her er {MostItems} af {items.Count} nyheder. Resten står i rummet." : "Det er sket siden sidst.")
            {
                Items = [.. items.Take(MostItems)],
                Link = ("Åbn rummet, eller stop mailene under »Jeres tilmelding«", site.Address + PartnershipLinks.Workspace(partnership.Slug)),
            }.Send(db, own.Terms.ContactEmail!, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    // What concerns the participant itself first, then the rest.
    private async Task<List<LetterItem>> ItemsAsync(AppDbContext db, Partnership partnership, Enrolment own, CancellationToken cancellationToken)
    {
        var (slug, since) = (partnership.Slug, own.DigestedUpTo);
        var names = await db.Enrolments.AsNoTracking().Where(one => one.PartnershipId == partnership.Id).ToDictionaryAsync(one => one.Id, one => content.Current.Catalogue.Municipalities[one.MunicipalityCode].FullName, cancellationToken);
        List<LetterItem> items = [];
        var open = partnership.State == PartnershipState.Closed ? [] : await db.Recommendations.AsNoTracking().Include(one => one.Endorsements).Where(one => one.PartnershipId == partnership.Id && one.State == RecommendationState.Open).ToListAsync(cancellationToken);
        var awaiting = open.FindAll(one => one.Standing.All(said => said.EnrolmentId != own.Id));
        foreach (var one in awaiting)
        {
            Add($"Tag stilling til anbefalingen »{one.Content.Title}«.", PartnershipLinks.RecommendationAtWork(slug, one.Number));
        }

        var posts = await db.HelpPosts.AsNoTracking().Where(one => one.PartnershipId == partnership.Id && one.ClosedAt == null).ToListAsync(cancellationToken);
        foreach (var match in posts.Where(post => post.EnrolmentId == own.Id).SelectMany(post => posts.Where(other => post.Fits(other) && (post.CreatedAt > since || other.CreatedAt > since))).Distinct())
        {
            Add($"{Name(match.EnrolmentId)} {(match.IsOffer ? "tilbyder" : "søger")} det, I {(match.IsOffer ? "søger" : "tilbyder")}: {match.Text}", PartnershipLinks.Help(slug));
        }

        foreach (var one in await db.Questions.AsNoTracking().Include(one => one.Answers).Where(one => one.PartnershipId == partnership.Id).ToListAsync(cancellationToken))
        {
            var answers = one.Answers.Count(answer => answer.CreatedAt > since && answer.EnrolmentId != own.Id);
            if (one.CreatedAt > since && one.EnrolmentId != own.Id)
            {
                Add($"{Name(one.EnrolmentId)} spørger: {one.Text}", PartnershipLinks.Question(slug, one.Id));
            }
            else if (answers > 0)
            {
                Add($"{Danish.Count(answers, "nyt svar", "nye svar")} på: {one.Text}", PartnershipLinks.Question(slug, one.Id));
            }
        }

        foreach (var one in await NewAsync(db.Meetings))
        {
            Add($"Møde {DanishTime.Moment(one.StartsAt)}: {one.Title}", PartnershipLinks.Meetings(slug));
        }

        foreach (var one in await NewAsync(db.Milestones))
        {
            Add($"Milepæl {Danish.Date(one.DueOn)}: {one.Text}", PartnershipLinks.Milestones(slug));
        }

        foreach (var one in await NewAsync(db.SharedDocuments))
        {
            Add($"{Name(one.EnrolmentId)} har delt »{one.Title}«.", PartnershipLinks.Documents(slug));
        }

        // What still awaits an answer comes along with what is new; it makes no letter of its own week after week.
        return items.Count > awaiting.Count || awaiting.Exists(one => one.OpenedAt > since) ? items : [];

        Task<List<T>> NewAsync<T>(IQueryable<T> entries)
            where T : class, IWorkspaceEntry => entries.AsNoTracking().Where(one => one.PartnershipId == partnership.Id && one.CreatedAt > since && one.EnrolmentId != own.Id).OrderBy(one => one.Id).ToListAsync(cancellationToken);

        // Half a character cannot be stored.
        void Add(string text, string address) => items.Add(new(text.Length > MostLetters ? $"{text[..(MostLetters - (char.IsHighSurrogate(text[MostLetters - 1]) ? 1 : 0))]}…" : text, "Åbn", site.Address + address));

        string Name(int? enrolment) => enrolment is { } id ? names[id] : "KL";
    }
}
