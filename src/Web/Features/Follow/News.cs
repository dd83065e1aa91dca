using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Features.PracticeExamples;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Follow;

/// <summary>What happened between two moments, read once for all who follow.</summary>
internal sealed class News
{
    // Bounds that no real week comes near; a letter names the first few and leads to the rest.
    private const int MostExamples = 500;
    private const int MostEvents = 2_000;

    private static readonly TimelineAct[] Told = [TimelineAct.Adopted, TimelineAct.Ended, TimelineAct.Published, TimelineAct.Revised, TimelineAct.Withdrawn, TimelineAct.Merged, TimelineAct.Absorbed];

    private readonly IReadOnlyList<Changed> examples;
    private readonly ILookup<string, Event> events;
    private readonly ListPracticeExamples list;
    private readonly Catalogue catalogue;

    private News(IReadOnlyList<Changed> examples, ILookup<string, Event> events, ListPracticeExamples list, Catalogue catalogue) =>
        (this.examples, this.events, this.list, this.catalogue) = (examples, events, list, catalogue);

    public static async Task<News> ReadAsync(AppDbContext db, ListPracticeExamples list, Catalogue catalogue, DateTime since, DateTime upTo, CancellationToken cancellationToken)
    {
        var examples = await db.PracticeExamples.AsNoTracking()
            .Where(example => example.State == PublicationState.Published && example.HiddenAt == null && example.UpdatedAt > since && example.UpdatedAt <= upTo)
            .OrderByDescending(example => example.UpdatedAt).ThenByDescending(example => example.Id)
            .Take(MostExamples)
            .Select(example => new { example.PublicId, example.Slug, example.PublishedAt, example.UpdatedAt, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content })
            .ToListAsync(cancellationToken);
        var events = await db.PracticeExamples.AsNoTracking()
            .Where(example => example.HiddenAt == null && example.PublishedRevision != null)
            .SelectMany(example => example.Timeline, (example, entry) => new { example.PublicId, example.Slug, example.PublishedRevision, example.Revisions.Single(revision => revision.Number == example.PublishedRevision).Content, Entry = entry })
            .Where(row => Told.Contains(row.Entry.Act) && row.Entry.At > since && row.Entry.At <= upTo && row.Entry.Revision <= row.PublishedRevision)
            .OrderByDescending(row => row.Entry.Id)
            .Take(MostEvents)
            .ToListAsync(cancellationToken);
        return new(
            examples.ConvertAll(row => new Changed(row.PublicId, row.Slug, row.Content.Title, row.Content.Summary, row.Content.Municipalities, row.Content.Themes, row.PublishedAt!.Value, row.UpdatedAt!.Value)),
            events.ToLookup(row => row.PublicId, row => new Event(row.Slug, row.Content.Title, row.Entry.Act, row.Entry.By, row.Entry.At)),
            list,
            catalogue);
    }

    /// <summary>What is new to a subscriber, newest first.</summary>
    public IEnumerable<LetterItem> For(Subscription subscription, string siteUrl)
    {
        var since = subscription.SentUpTo;
        return subscription.Kind switch
        {
            SubscriptionKind.Theme => Among(example => example.Themes.Contains(subscription.Subject)),
            SubscriptionKind.Municipality => Among(example => example.Municipalities.Contains(subscription.Subject)),
            SubscriptionKind.Search => Found(subscription.Subject) is { } found ? Among(example => example.PublishedAt > since && found.Contains(example.PublicId)) : [],
            _ => events[subscription.Subject].Where(one => one.At > since)
                .Select(one => new LetterItem($"»{one.Title}«: {one.Act.Name()} af {one.By}, {Danish.Date(DanishTime.DayOf(one.At))}.", "Se eksemplet", siteUrl + PracticeExampleLinks.Details(one.Slug))),
        };

        IEnumerable<LetterItem> Among(Func<Changed, bool> which) => examples.Where(example => example.UpdatedAt > since).Where(which)
            .Select(example => new LetterItem($"{(example.PublishedAt > since ? "Nyt eksempel" : "Opdateret")}: {example.Title}. {example.Summary}", "Læs eksemplet", siteUrl + PracticeExampleLinks.Details(example.Slug)));
    }

    private HashSet<string>? Found(string subject) => FollowSubjects.Search(subject, catalogue) is { } request
        ? list.Find(request with { Sort = SearchSort.Newest, Size = SearchRequest.MaxSize }).Items.Select(example => example.PublicId).ToHashSet(StringComparer.Ordinal)
        : null;

    private sealed record Changed(string PublicId, string Slug, string Title, string Summary, IReadOnlyList<string> Municipalities, IReadOnlyList<string> Themes, DateTime PublishedAt, DateTime UpdatedAt);

    private sealed record Event(string Slug, string Title, TimelineAct Act, string By, DateTime At);
}
