using Vejviser.Data;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Themes;

/// <summary>The themes as open data. Open to everybody.</summary>
internal static class ThemesFeature
{
    public static void MapThemes(this WebApplication app) => app
        .MapRead("/api/v1/themes", (HttpContext context, ContentFollower content, Site site) => TypedResults.Ok(new ThemeList(
            content.Current.Catalogue.Themes.Values.Select(theme => ThemeItem.Of(theme, site.Url(context.Request))).ToList())))
        .WithName("ListThemes").WithTags("Temaer").WithSummary("Hent temaerne").Refuses().WithContentCache();

    /// <summary>All themes, in the editors' order.</summary>
    public sealed record ThemeList(IReadOnlyList<ThemeItem> Items);

    /// <summary>A theme; texts are Markdown.</summary>
    public sealed record ThemeItem(string Id, string Slug, string Title, string Summary, string Introduction, string? Reservation, DateOnly UpdatedOn, IReadOnlyList<SourceReference> Sources, string Url)
    {
        public static ThemeItem Of(Theme theme, string url) => new(
            theme.Id, theme.Id, theme.Name, theme.Summary, theme.Introduction, theme.Reservation, theme.UpdatedOn, theme.Sources, url + ThemeLinks.Details(theme.Id));
    }
}
