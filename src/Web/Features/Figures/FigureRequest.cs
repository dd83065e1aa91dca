using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;

namespace Vejviser.Web.Features.Figures;

/// <summary>What a reader asked to see of a series: read from an address, and written into one.</summary>
public sealed class FigureRequest
{
    private const string PerTenThousand = "pr-10000";
    private const string OnBoundaries = "geografi";
    private const string OnlyNearest = "lignende";

    private FigureRequest(FigureMap map) => Map = map;

    public FigureMap Map { get; }

    /// <summary>The boundaries, where they were asked for and are there.</summary>
    public Geography? Geography { get; private init; }

    /// <summary>What is drawn, how it is divided, and where numbers and boundaries are from.</summary>
    public string SourceLine => Map.SourceLine + (Geography is null ? "" : $" Kommunegrænser: {Geography.Source}.");

    /// <summary>The reader's own municipality, where they have said which.</summary>
    public Municipality? Mine { get; private init; }

    /// <summary>Whether only those like the reader's own are listed.</summary>
    public bool OnlyAlike { get; private init; }

    public bool IsByNumber { get; private init; }

    /// <summary>What in the address was not understood, in a sentence; null for nothing.</summary>
    public string? Notice { get; private init; }

    /// <summary>Reads an address; null when there is no such series, or it is not told by municipality.</summary>
    public static FigureRequest? Read(string? series, IQueryCollection query, GetFigures get, Catalogue catalogue)
    {
        var asked = query["periode"].FirstOrDefault() is { Length: > 0 } period ? period : null;
        var found = get.Find(series, asked);
        if ((found ?? get.Find(series, null)) is not { Series.IsNational: false } view)
        {
            return null;
        }

        var mine = query["kommune"].FirstOrDefault() is { } slug && Slug.IsValid(slug) ? catalogue.MunicipalityWithSlug(slug) : null;
        return new(new(view, perInhabitants: view.InhabitantsOn is not null && query["visning"].FirstOrDefault() == PerTenThousand))
        {
            Geography = query["kort"].FirstOrDefault() == OnBoundaries ? catalogue.Geography : null,
            Mine = mine,
            OnlyAlike = mine is not null && query["udsnit"].FirstOrDefault() == OnlyNearest,
            IsByNumber = query["sorter"].FirstOrDefault() == "tal",
            Notice = found is null ? $"Perioden {Danish.Quoted(asked!)} findes ikke her. Du ser den nyeste." : null,
        };
    }

    /// <summary>The same view elsewhere, or in another order, as a path: permanent, since it names its period.</summary>
    /// <param name="path">Where.</param>
    /// <param name="order">"tal" for by number.</param>
    /// <param name="period">Another period; null for the one shown.</param>
    public string At(string path, string? order = null, Period? period = null) => path + QueryString.Create(new (string Name, string? Value)[]
    {
        ("periode", (period ?? Map.View.Period)?.Id),
        ("visning", Map.PerInhabitants ? PerTenThousand : null),
        ("kommune", Mine?.Slug),
        ("udsnit", OnlyAlike ? OnlyNearest : null),
        ("kort", Geography is null ? null : OnBoundaries),
        ("sorter", order == "tal" ? order : null),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
