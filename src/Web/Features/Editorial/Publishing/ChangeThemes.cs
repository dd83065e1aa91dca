using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Domain.Search;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial.Publishing;

/// <summary>Gives many examples a theme, or takes it from them: all of them, or none.</summary>
public sealed class ChangeThemes(IDbContextFactory<AppDbContext> contexts, SearchIndex index, ContentFollower follower, TimeProvider clock)
{
    public Catalogue Catalogue => follower.Current.Catalogue;

    /// <summary>The published examples that a change may be chosen for.</summary>
    /// <param name="text">Words to search for.</param>
    /// <param name="theme">A theme they carry; null for any.</param>
    public SearchResult Find(string? text, string? theme) => index.Search(new SearchRequest
    {
        Query = SearchQuery.Parse(text, Catalogue.Thesaurus),
        Selected = theme is not null && Catalogue.Themes.ContainsKey(theme) ? [new(Facet.Theme, theme)] : [],
        Sort = SearchSort.Title,
        Size = SearchRequest.MaxSize,
    });

    /// <summary>What a change would do. Nothing is stored.</summary>
    public async Task<Preview> PreviewAsync(Change change, CancellationToken cancellationToken)
    {
        var issues = Judge(change);
        if (issues.Count > 0)
        {
            return new(issues, [], 0);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return Look(await LoadAsync(db, change, cancellationToken), change);
    }

    /// <summary>Does it.</summary>
    public async Task<IReadOnlyList<Issue>> RunAsync(Change change, Editor editor, CancellationToken cancellationToken)
    {
        var issues = Judge(change);
        if (issues.Count > 0)
        {
            return issues;
        }

        var at = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.HoldExamplesAsync(example => change.PublicIds.Contains(example.PublicId), cancellationToken);
        var examples = await LoadAsync(db, change, cancellationToken);
        var preview = Look(examples, change);
        if (preview.Issues.Count > 0)
        {
            return preview.Issues;
        }

        var number = await db.NextChangeNumberAsync(cancellationToken);
        foreach (var example in examples.Where(example => change.Changes(example.Newest())))
        {
            var content = example.Newest();
            example.Revise(content with { Themes = change.Of(content.Themes) }, editor.Actor, at);
            example.ChangeNumber = number;
            editor.Note(db, change.IsAdded ? "gav et tema" : "tog et tema", $"eksempel {example.PublicId}, tema {change.Theme}", at);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await follower.CatchUpAsync(CancellationToken.None);
        return [];
    }

    private IReadOnlyList<Issue> Judge(Change change) =>
    [
        .. change.Theme is null || !Catalogue.Themes.ContainsKey(change.Theme) ? [new Issue("theme", "Vælg et tema.")] : Array.Empty<Issue>(),
        .. change.PublicIds.Count == 0 ? [new Issue("id", "Vælg mindst ét eksempel.")] : Array.Empty<Issue>(),
    ];

    private static Task<List<PracticeExample>> LoadAsync(AppDbContext db, Change change, CancellationToken cancellationToken) => db.PracticeExamples
        .Where(example => change.PublicIds.Contains(example.PublicId) && example.State == PublicationState.Published)
        .OrderBy(example => example.Id)
        .WithNewestAsync(db, cancellationToken);

    private static Preview Look(List<PracticeExample> examples, Change change)
    {
        var changed = examples.Where(example => change.Changes(example.Newest())).ToList();
        return new(
            changed.Where(example => change.Of(example.Newest().Themes).Count == 0)
                .Select(example => new Issue("id", $"Giv først {Danish.Quoted(example.Newest().Title)} et andet tema; et offentliggjort eksempel skal have mindst ét.")).ToList(),
            changed.Select(example => new ChangedExample(example.Newest().Title, example.Newest().Themes, change.Of(example.Newest().Themes), example.HasAuthor)).ToList(),
            examples.Count - changed.Count);
    }

    /// <summary>What is to be done to which.</summary>
    public sealed record Change(string? Theme, bool IsAdded, IReadOnlyList<string> PublicIds)
    {
        public bool Changes(PracticeExampleContent content) => content.Themes.Contains(Theme) != IsAdded;

        public IReadOnlyList<string> Of(IReadOnlyList<string> themes) => IsAdded ? [.. themes, Theme!] : themes.Where(theme => theme != Theme).ToList();
    }

    /// <summary>What would come of it.</summary>
    /// <param name="Issues">What stands in the way.</param>
    /// <param name="Changed">The examples that change.</param>
    /// <param name="Unchanged">How many are so already.</param>
    public sealed record Preview(IReadOnlyList<Issue> Issues, IReadOnlyList<ChangedExample> Changed, int Unchanged);

    /// <summary>One example and its themes before and after.</summary>
    public sealed record ChangedExample(string Title, IReadOnlyList<string> Before, IReadOnlyList<string> After, bool WaitsForAuthor);
}
