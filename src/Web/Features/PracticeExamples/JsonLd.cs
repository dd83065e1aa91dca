using System.Text.Json.Nodes;
using Vejviser.Domain;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>What search engines read about an example (schema.org Article).</summary>
public static class JsonLd
{
    public static JsonObject Article(DetailsModel model) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Article",
        ["headline"] = model.Case.Title,
        ["description"] = model.Case.Summary,
        ["inLanguage"] = "da",
        ["url"] = model.Address,
        ["datePublished"] = model.Example.PublishedAt.ToString("yyyy-MM-dd", Danish.Culture),
        ["dateModified"] = model.Example.UpdatedAt.ToString("yyyy-MM-dd", Danish.Culture),
        ["author"] = new JsonObject { ["@type"] = "Organization", ["name"] = "Vejvisers redaktion" },
        ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = "Vejviser" },
        ["about"] = new JsonArray([.. model.Municipalities.Select(municipality => new JsonObject
        {
            ["@type"] = "AdministrativeArea",
            ["name"] = municipality.FullName,
        })]),
        ["isBasedOn"] = model.Case.Source?.Url,
        ["keywords"] = string.Join(", ", model.Case.Themes.Select(theme => model.Catalogue.Themes[theme].Name)),
    };
}
