using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

/// <summary>What the figures need, and the figures as open data. Open to everybody.</summary>
internal static class FiguresFeature
{
    /// <summary>What Danmarks Statistik publishes is fetched by default, but not in Development, and not where StatBank__Fetch is false: it calls somebody else's server.</summary>
    public static void AddFigures(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton<GetFigures>();
        services.AddSingleton(settings.StatBank);
        services.AddSingleton<StatBankClient>();
        services.AddSingleton<FetchFigures>();
        services.AddSingleton<FetchPopulation>();
        if (settings.FetchesFigures)
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<FetchPopulation>());
        }
    }

    public static void MapFigures(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/series").WithTags("Tal").WithContentCache();
        api.MapRead("/", List).WithName("ListSeries").WithSummary("Hent serierne").Refuses();
        api.MapRead("/{id}/observations", Observations).WithName("ListObservations").WithSummary("Hent en series tal, alle kommuner")
            .WithDescription("Uden period alle perioder. state er value, uncertain, suppressed eller no-data; value er null, hvor der intet tal er at vise. Hvor kilden har et tal for hele landet, står det med koden 0000.")
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
        app.MapRead(FigureLinks.Csv("{series}"), FigureDownloads.Csv).ExcludeFromDescription().WithContentCache();
        app.MapRead(FigureLinks.Spreadsheet("{series}"), FigureDownloads.Spreadsheet).ExcludeFromDescription().WithContentCache();
        app.MapRead(FigureLinks.Drawing("{series}"), MapDownload.Svg).ExcludeFromDescription().WithContentCache();
    }

    private static Ok<SeriesList> List(HttpContext context, GetFigures get, Site site) => TypedResults.Ok(new SeriesList(get.Figures.All.Select(table => SeriesItem.Of(table, site.Url(context.Request))).ToList()));

    private static Results<Ok<ObservationList>, ProblemHttpResult> Observations([Description("Seriens id")] string id, GetFigures get, HttpContext context, [Description("År, kvartal eller måned: 2022, 2022K1 eller 2022M01; uden alle")] string? period)
    {
        // The first of several, as everywhere; the parameter above is for the OpenAPI document.
        _ = period;
        var asked = context.Request.Query["period"].FirstOrDefault();
        var wanted = Period.Parse(asked);
        if (get.Figures.Find(id) is not { } table)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "Serien findes ikke", detail: "Der er ingen serie med det id.");
        }

        if (asked is not null && (wanted is null || !table.Has(wanted.Value)))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "En parameter kan ikke læses", detail: $"period kender ikke værdien {Danish.Quoted(asked)}.");
        }

        return TypedResults.Ok(new ObservationList(get.Lines(table, wanted).Select(line => new ObservationItem(
            new(line.Code, line.Name), line.Period.Id, line.Figure.Value, line.Figure.State.Id(), line.Figure.Rate?.PerTenThousand)).ToList()));
    }

    /// <summary>All series.</summary>
    public sealed record SeriesList(IReadOnlyList<SeriesItem> Items);

    /// <summary>A series.</summary>
    public sealed record SeriesItem(
        string Id, string Slug, string Title, string Unit, string Definition, string? Counted, string? Warning, string Source, string? SourceUrl, DateOnly? SourceDate, string? Method, bool CountsPersons, bool IsNational,
        string? NewestPeriod, decimal? Value, string Url)
    {
        internal static SeriesItem Of(FigureTable table, string url)
        {
            var series = table.Series;
            return new(
                series.Id, series.Id, series.Title, series.Unit, series.Definition, series.Counted, series.Warning, series.Source, series.SourceUrl, series.SourceDate, series.Method, series.CountsPersons, series.IsNational,
                table.Newest?.Id, table.Newest is { } newest ? table.National(newest).Value : null, url + (series.IsNational ? FigureLinks.List : FigureLinks.Details(series.Id)));
        }
    }

    /// <summary>A series' numbers.</summary>
    public sealed record ObservationList(IReadOnlyList<ObservationItem> Items);

    /// <summary>One number.</summary>
    public sealed record ObservationItem(MunicipalityName Municipality, string Period, decimal? Value, string State, decimal? RatePer10000);

    /// <summary>A municipality as observations name it.</summary>
    public sealed record MunicipalityName(string Code, string Name);
}
