using Microsoft.AspNetCore.WebUtilities;
using Vejviser.Data;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Follow;

/// <summary>What can be followed: reads it from an address, and names it for people.</summary>
internal static class FollowSubjects
{
    private const int MaxSubject = 1_000;

    /// <summary>What an address asks to follow; null when nothing here answers to it.</summary>
    public static FollowSubject? Read(IQueryCollection query, Catalogue catalogue, Func<string, (string PublicId, string Title)?> example) => query switch
    {
        _ when query["tema"].FirstOrDefault() is { } id => catalogue.Themes.ContainsKey(id) ? Of(SubscriptionKind.Theme, id, catalogue) : null,
        _ when query["kommune"].FirstOrDefault() is { } slug => catalogue.MunicipalityWithSlug(slug) is { } municipality ? Of(SubscriptionKind.Municipality, municipality.Code, catalogue) : null,
        _ when query["eksempel"].FirstOrDefault() is { } slug => Slug.IsValid(slug) && example(slug) is { } found ? new(SubscriptionKind.Example, found.PublicId, $"Eksemplet »{found.Title}«", PracticeExampleLinks.Details(slug)) : null,
        _ when query["soegning"].FirstOrDefault() is { Length: > 0 and <= MaxSubject } address => Of(SubscriptionKind.Search, address, catalogue),
        _ => null,
    };

    /// <summary>A theme, a municipality or a search with its name; null for one that is gone, or a search for everything.</summary>
    public static FollowSubject? Of(SubscriptionKind kind, string subject, Catalogue catalogue) => kind switch
    {
        SubscriptionKind.Theme => catalogue.Themes.GetValueOrDefault(subject) is { } theme ? new(kind, subject, $"Temaet »{theme.Name}«", ThemeLinks.Details(subject)) : null,
        SubscriptionKind.Municipality => catalogue.Municipalities.GetValueOrDefault(subject) is { } municipality ? new(kind, subject, $"Eksempler fra {municipality.FullName}", MunicipalityLinks.Details(municipality.Slug)) : null,
        _ => Search(subject, catalogue) is { } request && (request.Query.Terms.Count > 0 || request.Selected.Count > 0 || request.Alike is not null)
            ? new(kind, ListAddress.ForPeople.Write(request, catalogue), Name(request, catalogue), ListAddress.ForPeople.Write(request, catalogue))
            : null,
    };

    /// <summary>The search behind the address of a list; its order and page are left out.</summary>
    public static SearchRequest? Search(string listAddress, Catalogue catalogue) => listAddress.StartsWith(PracticeExampleLinks.List + "?", StringComparison.Ordinal)
        ? ListAddress.ForPeople.Read(new QueryCollection(QueryHelpers.ParseQuery(listAddress[(listAddress.IndexOf('?') + 1)..])), catalogue).Request with { Page = 1, Sort = SearchSort.Relevance }
        : null;

    private static string Name(SearchRequest request, Catalogue catalogue) =>
        $"Søgningen {string.Join(", ", (request.Query.Text.Length > 0 ? [$"»{request.Query.Text}«"] : Array.Empty<string>()).Concat(request.Selected.Select(value => ListPracticeExamples.Name(value, catalogue))).Concat(request.Alike is { } code ? [$"kommuner som {catalogue.Municipalities[code].Name}"] : []))}";
}

/// <summary>Something that can be followed.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Subject">As <see cref="Subscription.Subject"/> keeps it.</param>
/// <param name="Name">For people.</param>
/// <param name="Address">Its own page, as a path.</param>
public sealed record FollowSubject(SubscriptionKind Kind, string Subject, string Name, string Address);
