using System.Globalization;
using System.Text;
using Vejviser.Data.Figures.StatBank;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

/// <summary>What the figures need, and the figures as open data. Open to everybody.</summary>
internal static class FiguresFeature
{
    /// <summary>What Danmarks Statistik publishes is fetched by default, but not in Development, and not where StatBank__Fetch is false: it calls somebody else's server.</summary>
    public static void AddFigures(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton<GetFigures>();
        services.AddSingleton(Settings.StatBank(configuration));
        services.AddSingleton<StatBankClient>();
        services.AddSingleton<FetchFigures>();
        services.AddSingleton<FetchPopulation>();
        if (Settings.Flag(configuration, "StatBank:Fetch", otherwise: !environment.IsDevelopment()))
        {
            services.AddSingleton<IRoutine>(provider => provider.GetRequiredService<FetchPopulation>());
        }
    }

    public static void MapFigures(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1/series").WithTags("Tal").WithContentCache();
        api.MapRead("/", ListAsync).WithName("ListSeries").WithSummary("Hent serierne");
        api.MapRead("/{id}/observations", ObservationsAsync).WithName("ListObservations").WithSummary("Hent en series tal, alle kommuner").WithDescription("Uden period alle perioder. state er value, uncertain, suppressed eller no-data; value er null, hvor der intet tal er at vise.");
        app.MapRead(FigureLinks.Csv("{series}"), CsvAsync).ExcludeFromDescription().WithContentCache();
    }

    private static async Task<IResult> ListAsync(HttpContext context, GetFigures get, Site site, CancellationToken cancellationToken) => TypedResults.Ok(new SeriesList(
        (await get.ListAsync(cancellationToken)).Select(one => SeriesItem.Of(one, site.Url(context.Request))).ToList()));

    private static async Task<IResult> ObservationsAsync(string id, HttpContext context, GetFigures get, CancellationToken cancellationToken)
    {
        var asked = context.Request.Query["period"].FirstOrDefault();
        var period = Period.Parse(asked);
        if (await get.AllAsync(id, period, cancellationToken) is not { } all)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "Serien findes ikke", detail: "Der er ingen serie med det id.");
        }

        if (asked is not null && (period is null || all.Rows.Count == 0))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: "En parameter kan ikke læses", detail: $"period kender ikke værdien {Danish.Quoted(asked)}.");
        }

        return TypedResults.Ok(new ObservationList(all.Rows.Select(pair => new ObservationItem(
            new(pair.Row.Municipality.Code, pair.Row.Municipality.Name), pair.Period.Id, pair.Row.Value, pair.Row.State.Id(), pair.Row.Rate?.PerTenThousand)).ToList()));
    }

    // Semicolons and decimal commas, with a byte-order mark: what a Danish spreadsheet opens right away.
    private static async Task<IResult> CsvAsync(string series, HttpContext context, GetFigures get, CancellationToken cancellationToken)
    {
        if (await get.AllAsync(series, null, cancellationToken) is not { Series.IsNational: false } all)
        {
            return Results.NotFound();
        }

        var text = new StringBuilder("\ufeffkommunekode;kommune;periode;værdi;tilstand;pr. 10.000 indbyggere;kilde\r\n");
        foreach (var (period, row) in all.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Municipality.Code};{row.Municipality.Name};{period.Id};{Number(row.Value)};{row.State.Id()};{Number(row.Rate?.PerTenThousand)};\"{all.Series.SourceLine.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n");
        }

        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{all.Series.Id}.csv\"";
        return Results.Text(text.ToString(), "text/csv", Encoding.UTF8);

        static string Number(decimal? number) => number?.ToString("0.######", Danish.Culture) ?? "";
    }

    /// <summary>All series.</summary>
    public sealed record SeriesList(IReadOnlyList<SeriesItem> Items);

    /// <summary>A series.</summary>
    public sealed record SeriesItem(
        string Id, string Slug, string Title, string Unit, string Definition, string? Counted, string? Warning, string Source, string? SourceUrl, DateOnly? SourceDate, string? Method, bool CountsPersons, bool IsNational,
        string? NewestPeriod, decimal? Value, string Url)
    {
        internal static SeriesItem Of(GetFigures.Summary one, string url) => new(
            one.Series.Id, one.Series.Id, one.Series.Title, one.Series.Unit, one.Series.Definition, one.Series.Counted, one.Series.Warning, one.Series.Source, one.Series.SourceUrl, one.Series.SourceDate, one.Series.Method,
            one.Series.CountsPersons, one.Series.IsNational, one.Newest?.Id, one.National?.Value, url + (one.Series.IsNational ? FigureLinks.List : FigureLinks.Details(one.Series.Id)));
    }

    /// <summary>A series' numbers.</summary>
    public sealed record ObservationList(IReadOnlyList<ObservationItem> Items);

    /// <summary>One number.</summary>
    public sealed record ObservationItem(MunicipalityName Municipality, string Period, decimal? Value, string State, decimal? RatePer10000);

    /// <summary>A municipality as observations name it.</summary>
    public sealed record MunicipalityName(string Code, string Name);
}
