using Vejviser.Domain.Municipalities;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Municipalities;

/// <summary>What the municipality room needs, and the municipalities as open data. Open to everybody.</summary>
internal static class MunicipalitiesFeature
{
    public static void AddMunicipalities(this IServiceCollection services)
    {
        services.AddSingleton<ListMunicipalities>();
        services.AddSingleton<ListAdoptions>();
        services.AddSingleton<FindAlike>();
        services.AddSingleton<GetProfile>();
    }

    public static void MapMunicipalities(this WebApplication app) => app
        .MapRead("/api/v1/municipalities", (HttpContext context, ListMunicipalities list, Site site) =>
        {
            var all = list.All();
            var url = site.Url(context.Request);
            return TypedResults.Ok(new MunicipalityList(all.Municipalities.Select(municipality => MunicipalityItem.Of(municipality, all.CountOf(municipality), url)).ToList()));
        })
        .WithName("ListMunicipalities").WithTags("Kommuner").WithSummary("Hent de 98 kommuner").Refuses().WithContentCache();

    /// <summary>All municipalities, by alphabet.</summary>
    public sealed record MunicipalityList(IReadOnlyList<MunicipalityItem> Items);

    /// <summary>A municipality; population from Danmarks Statistik, FOLK1A.</summary>
    public sealed record MunicipalityItem(string Code, string Name, string Slug, string Region, string Group, int Population, DateOnly PopulationOn, int Examples, string Url)
    {
        public static MunicipalityItem Of(Municipality municipality, int examples, string url) => new(
            municipality.Code, municipality.Name, municipality.Slug, municipality.RegionName, municipality.Group,
            municipality.Population, municipality.PopulationOn, examples, url + MunicipalityLinks.Details(municipality.Slug));
    }
}
