using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Search;
using Vejviser.Domain;
using Vejviser.Domain.Search;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Features.PracticeExamples;

namespace Vejviser.Web.Features.Efforts;

public sealed class DetailsModel(ListPracticeExamples list) : PageModel
{
    private const int ExamplesShown = 12;

    public EffortType Effort { get; private set; } = null!;

    public EffortType? Broader { get; private set; }

    public IReadOnlyList<EffortType> Narrower { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<ExampleRow> Examples { get; private set; } = [];

    public IActionResult OnGet(string? slug)
    {
        var efforts = list.Catalogue.EffortTypes;
        if (!Slug.IsValid(slug) || efforts.GetValueOrDefault(slug) is not { } effort)
        {
            return NotFound();
        }

        Effort = effort;
        Broader = effort.Broader is null ? null : efforts[effort.Broader];
        Narrower = efforts.Values.Where(other => other.Broader == effort.Id).ToList();
        var found = list.Find(new() { Query = SearchQuery.Parse(null), Selected = [new(Facet.Effort, slug)], Size = ExamplesShown, IsFrontList = true });
        Total = found.Total;
        Examples = found.Items.Select(example => ExampleRow.Of(example, list.Catalogue)).ToList();
        return Page();
    }

    /// <summary>"2017 · effektstudie · læst i kilden".</summary>
    public static string Basis(Finding finding) =>
        $"{(finding.Year is { } year ? $"{year}" : "uden år")} · {finding.Kind} · {Certainty(finding.Certainty)}";

    private static string Certainty(FindingCertainty certainty) => certainty switch
    {
        FindingCertainty.Certain => "læst i kilden",
        FindingCertainty.SecondHand => "refereret i en anden kilde",
        _ => "vores egen slutning",
    };
}
