using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

public sealed class DetailsModel(GetFigures get, Data.ContentFollower content, Site site) : PageModel
{
    private const string PerTenThousand = "pr-10000";

    public FigureMap Map { get; private set; } = null!;

    public GetFigures.View View => Map.View;

    public IReadOnlyList<Municipality> Municipalities => View.Rows.Select(row => row.Municipality).ToList();

    /// <summary>The reader's own municipality, where they have said which.</summary>
    public Municipality? Mine { get; private set; }

    public bool IsByNumber { get; private set; }

    /// <summary>What in the address was not understood, in a sentence; null for nothing.</summary>
    public string? Notice { get; private set; }

    public IReadOnlyList<FigureRow> Rows => [.. IsByNumber ? Map.ByNumber : View.Rows];

    public string Address => site.Url(Request) + Here(Request.Query["sorter"].FirstOrDefault());

    public async Task<IActionResult> OnGetAsync(string? series, CancellationToken cancellationToken)
    {
        var asked = Request.Query["periode"].FirstOrDefault() is { Length: > 0 } period ? period : null;
        var view = await get.FindAsync(series, asked, cancellationToken);
        if (view is null && asked is not null)
        {
            view = await get.FindAsync(series, null, cancellationToken);
            Notice = $"Perioden {Danish.Quoted(asked)} findes ikke her. Du ser den nyeste.";
        }

        if (view is null || view.Series.IsNational)
        {
            return NotFound();
        }

        Map = new(view, perInhabitants: view.InhabitantsOn is not null && Request.Query["visning"].FirstOrDefault() == PerTenThousand);
        Mine = Request.Query["kommune"].FirstOrDefault() is { } slug && Slug.IsValid(slug) ? content.Current.Catalogue.MunicipalityWithSlug(slug) : null;
        IsByNumber = Request.Query["sorter"].FirstOrDefault() == "tal";
        return Page();
    }

    /// <summary>The same view in another order, as a path.</summary>
    public string Here(string? order) => FigureLinks.Details(View.Series.Id) + QueryString.Create(new (string Name, string? Value)[]
    {
        ("periode", View.Period?.Id), ("visning", Map.PerInhabitants ? PerTenThousand : null), ("kommune", Mine?.Slug), ("sorter", order == "tal" ? order : null),
    }.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
}
