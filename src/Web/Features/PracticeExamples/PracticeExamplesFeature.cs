using Vejviser.Data.Use;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>What the examples room needs, and its endpoints. Open to everybody.</summary>
internal static class PracticeExamplesFeature
{
    public static void AddExamples(this IServiceCollection services)
    {
        services.AddSingleton<ListPracticeExamples>();
        services.AddSingleton<GetPracticeExample>();
        services.AddSingleton<SuggestExamples>();
        services.AddSingleton<WriteToContact>();
    }

    public static void MapExamples(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/examples").WithTags("Eksempler").WithContentCache();
        api.MapRead("/", PracticeExamplesApi.List)
            .WithName("ListExamples")
            .WithSummary("Søg i offentliggjorte eksempler")
            .WithDescription("Parametre kan gentages: ELLER inden for én, OG på tværs. En facets antal ser bort fra facettens eget valg. Sidens naboer står i Link (first, prev, next, last).")
            .Refuses(StatusCodes.Status400BadRequest);
        api.MapRead("/{id}", PracticeExamplesApi.GetAsync).WithName("GetExample").WithSummary("Hent et helt eksempel")
            .WithDescription("Et eksempel, der er blevet en del af et andet, sender videre til det (301); et, der er trukket tilbage, svarer 410.")
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status410Gone);

        app.MapRead(PracticeExampleLinks.Word("{slug}"), WordDownloads.ExampleAsync).ExcludeFromDescription().WithMetadata(new CountedUseAttribute(UseKind.Download)).WithContentCache();
        app.MapRead($"{PracticeExampleLinks.Details("{slug}")}/filer/{{id:guid}}", DownloadFile.AnswerAsync).ExcludeFromDescription().WithMetadata(new CountedUseAttribute(UseKind.Download));
        app.MapRead(PracticeExampleLinks.ShortlistWord, WordDownloads.ShortlistAsync).ExcludeFromDescription().WithContentCache();
        app.MapRead(PracticeExampleLinks.Suggestions, (string? q, SuggestExamples suggest) => TypedResults.Ok(suggest.For(q))).ExcludeFromDescription().WithContentCache();
        app.MapRead(PracticeExampleLinks.Feed, PracticeExamplesFeed.AllAsync).ExcludeFromDescription().WithContentCache();
        app.MapRead("/feeds/temaer/{theme}.atom", PracticeExamplesFeed.OfThemeAsync).ExcludeFromDescription().WithContentCache();
    }
}
