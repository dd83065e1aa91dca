using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.Mail;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Mail;

namespace Vejviser.Web.Features.Editorial;

/// <summary>Asks municipalities that likely have an example of what the bank lacks: those with examples on the theme or for the target group. Nobody is asked twice for the same, or twice in a month.</summary>
public sealed class AskForExamples(IDbContextFactory<AppDbContext> contexts, SearchIndex index, ContentFollower content, TimeProvider clock)
{
    private const int DaysBetween = 30;
    private const int MaxCandidates = 20;

    /// <summary>What is lacking, and whom to ask; null when there is no such theme or target group.</summary>
    public async Task<View?> FindAsync(string theme, string targetGroup, CancellationToken cancellationToken)
    {
        var catalogue = content.Current.Catalogue;
        if (!catalogue.Themes.TryGetValue(theme, out var one) || !catalogue.TargetGroups.TryGetValue(targetGroup, out var group))
        {
            return null;
        }

        var (onTheme, forGroup, both) = (Count(new FacetValue(Facet.Theme, theme)), Count(new FacetValue(Facet.TargetGroup, targetGroup)), Count(new FacetValue(Facet.Theme, theme), new FacetValue(Facet.TargetGroup, targetGroup)));
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-DaysBetween);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await db.ExampleRequests.Where(request => request.SentAt > since || (request.Theme == theme && request.TargetGroup == targetGroup)).Select(request => request.MunicipalityCode).ToHashSetAsync(cancellationToken);
        var reachable = await db.Accounts.Where(account => account.DisabledAt == null && account.MunicipalityCode != null).Select(account => account.MunicipalityCode!).ToHashSetAsync(cancellationToken);
        var likely = catalogue.Municipalities.Values
            .Where(municipality => both.GetValueOrDefault(municipality.Code) == 0)
            .Select(municipality => new Candidate(municipality, onTheme.GetValueOrDefault(municipality.Code), forGroup.GetValueOrDefault(municipality.Code)))
            .Where(candidate => candidate.OnTheme + candidate.ForGroup > 0)
            .OrderByDescending(candidate => candidate.OnTheme + candidate.ForGroup)
            .ToList();
        return new(
            one, group,
            [.. likely.Where(candidate => reachable.Contains(candidate.Municipality.Code) && !asked.Contains(candidate.Municipality.Code)).Take(MaxCandidates)],
            [.. likely.Where(candidate => !reachable.Contains(candidate.Municipality.Code)).Take(MaxCandidates)]);
    }

    /// <summary>Asks those chosen among the candidates.</summary>
    public async Task<IReadOnlyList<Issue>> RunAsync(View view, IReadOnlyCollection<string> codes, Editor editor, CancellationToken cancellationToken)
    {
        var chosen = view.Candidates.Where(candidate => codes.Contains(candidate.Municipality.Code)).ToList();
        if (chosen.Count == 0)
        {
            return [new("kommune", "Vælg mindst én kommune.")];
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var candidate in chosen)
        {
            db.Add(new ExampleRequest { MunicipalityCode = candidate.Municipality.Code, Theme = view.Theme.Id, TargetGroup = view.TargetGroup.Id, SentAt = now });
            foreach (var receiver in await ReceiversAsync(db, candidate.Municipality.Code, cancellationToken))
            {
                Letter(view, candidate, editor.SiteUrl).Send(db, receiver, now);
            }
        }

        editor.Note(db, "spurgte kommuner om eksempler", $"tema {view.Theme.Id}, målgruppe {view.TargetGroup.Id}", now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (DatabaseFaults.Of(fault) is null)
        {
            return [new("", "En anden redaktør har lige spurgt nogle af kommunerne. Åbn siden igen, og vælg blandt resten.")];
        }

        return [];
    }

    private Dictionary<string, int> Count(params FacetValue[] selected) => index.Search(new() { Query = SearchQuery.Parse(null), Selected = selected, Size = 1 }).Counts
        .Where(pair => pair.Key.Facet == Facet.Municipality)
        .ToDictionary(pair => pair.Key.Value, pair => pair.Value);

    // The municipality's own contacts; where it has none, whoever was here last.
    private static async Task<IReadOnlyList<string>> ReceiversAsync(AppDbContext db, string code, CancellationToken cancellationToken)
    {
        var accounts = await db.Accounts.Where(account => account.MunicipalityCode == code && account.DisabledAt == null).OrderByDescending(account => account.LastSignedInAt ?? account.CreatedAt).ToListAsync(cancellationToken);
        var contacts = accounts.Where(account => account.Role == AccountRole.MunicipalityContact).ToList();
        return [.. (contacts.Count > 0 ? contacts : accounts.Take(1)).Select(account => account.Email)];
    }

    private static Letter Letter(View view, Candidate candidate, string siteUrl) => new(
        "example-request",
        "Har I et eksempel, vi mangler?",
        $"Vejviser mangler eksempler på temaet »{view.Theme.Name}« for denne målgruppe: {view.TargetGroup.Name}.",
        $"{candidate.Municipality.FullName} har før delt {Shared(view, candidate)}, så måske har I også et her. Et par linjer er nok til at begynde med, og det må gerne handle om noget, der var svært.",
        "Har I ikke, så se bort fra mailen. Vi spørger ikke om det samme igen.")
    {
        Link = ("Del jeres eksempel", siteUrl + ShareLinks.Share),
    };

    private static string Shared(View view, Candidate candidate) => (candidate.OnTheme, candidate.ForGroup) switch
    {
        ( > 0, > 0) => "eksempler både på temaet og for målgruppen",
        ( > 0, _) => "eksempler på temaet",
        _ => "eksempler for målgruppen",
    };

    /// <summary>What is lacking, and whom to ask.</summary>
    /// <param name="Theme">The theme.</param>
    /// <param name="TargetGroup">The target group.</param>
    /// <param name="Candidates">Those that can be asked, the likeliest first.</param>
    /// <param name="Unreachable">Those that likely have something, but nobody there has an account.</param>
    public sealed record View(Theme Theme, TargetGroup TargetGroup, IReadOnlyList<Candidate> Candidates, IReadOnlyList<Candidate> Unreachable);

    /// <summary>A municipality and how many examples it has on the theme, and for the target group.</summary>
    public sealed record Candidate(Municipality Municipality, int OnTheme, int ForGroup);
}
