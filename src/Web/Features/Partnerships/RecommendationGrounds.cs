using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Data.PracticeExamples;
using Vejviser.Domain;
using Vejviser.Domain.Adoptions;
using Vejviser.Domain.Figures;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.Partnerships;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Partnerships;

/// <summary>What a recommendation rests on, as it is today: the examples that are still public, who uses them, and the newest figures.</summary>
public sealed class RecommendationGrounds(IDbContextFactory<AppDbContext> contexts, ContentFollower content)
{
    public async Task<View> OfAsync(RecommendationContent recommendation, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var examples = await db.Published(example => recommendation.Examples.Contains(example.PublicId)).ToListAsync(cancellationToken);
        var figures = content.Current.Figures;
        var municipalities = content.Current.Catalogue.Municipalities;
        return new(
            recommendation.Examples.Select(id => examples.Find(example => example.PublicId == id)).OfType<PublishedExample>().ToList(),
            examples.SelectMany(example => example.Adopters).Where(adopter => adopter.HasUsed && adopter.State != AdoptionState.Stopped).Select(adopter => municipalities[adopter.MunicipalityCode].FullName).Distinct().Order(Danish.Comparer).ToList(),
            recommendation.Series.Select(figures.Find).OfType<FigureTable>().Select(Figure).ToList(),
            municipalities);
    }

    private static GroundFigure Figure(FigureTable table) => new(table.Series, table.Newest, table.Newest is { } newest ? table.National(newest).Value : null);

    /// <summary>What a recommendation rests on.</summary>
    /// <param name="Examples">In the writers' order.</param>
    /// <param name="Adopters">Municipalities that use one of the examples, by full name.</param>
    /// <param name="Figures">The series with their newest number for the whole country.</param>
    /// <param name="Municipalities">All of them, by code.</param>
    public sealed record View(IReadOnlyList<PublishedExample> Examples, IReadOnlyList<string> Adopters, IReadOnlyList<GroundFigure> Figures, IReadOnlyDictionary<string, Municipality> Municipalities);

    /// <summary>A series a recommendation rests on.</summary>
    /// <param name="Series">The series.</param>
    /// <param name="Period">Its newest period; null while it is empty.</param>
    /// <param name="National">The number for the whole country; null where there is none to show.</param>
    public sealed record GroundFigure(Series Series, Period? Period, decimal? National)
    {
        /// <summary>"21.000 personer i hele landet, 2024. Kilde: …".</summary>
        public string Line => $"{(National is { } number ? $"{Danish.Number(number)} {Series.Unit} i hele landet, {Period}. " : "")}Kilde: {Series.SourceLine}.";
    }
}
