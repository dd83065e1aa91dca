using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Web.Features.Municipalities;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

public sealed class DetailsModel(GetFigures get, FindAlike alike, ContentFollower content, Site site, TimeProvider clock) : PageModel
{
    public FigureRequest Asked { get; private set; } = null!;

    public FigureMap Map => Asked.Map;

    public GetFigures.View View => Map.View;

    /// <summary>The rows of the table, in the order asked for.</summary>
    public IReadOnlyList<MunicipalityFigure> Rows { get; private set; } = [];

    /// <summary>Whether there are boundaries to choose.</summary>
    public bool HasGeography => content.Current.Catalogue.Geography is not null;

    public DateOnly Today => DanishTime.DayOf(clock.GetUtcNow().UtcDateTime);

    /// <summary>The view's own address, which stays.</summary>
    public string Address => site.Url(Request) + Asked.At(FigureLinks.Details(View.Series.Id), Request.Query["sorter"]);

    /// <summary>What another site writes to show the map.</summary>
    public string EmbedCode => $"<iframe src=\"{site.Url(Request)}{Asked.At(FigureLinks.Embed(View.Series.Id))}\" title=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(View.Series.Title)}\" width=\"640\" height=\"900\"></iframe>";

    public IActionResult OnGet(string? series)
    {
        if (FigureRequest.Read(series, Request.Query, get, content.Current.Catalogue) is not { } asked)
        {
            return NotFound();
        }

        Asked = asked;
        HashSet<Municipality>? shown = asked.OnlyAlike ? [asked.Mine!, .. alike.Likeness.Of(asked.Mine!).Select(neighbour => neighbour.Municipality)] : null;
        Rows = (asked.IsByNumber ? Map.ByNumber : View.Rows).Where(row => shown?.Contains(row.Municipality) != false).ToList();
        return Page();
    }

    /// <summary>The same view in another order.</summary>
    public string Here(string? order) => Asked.At(FigureLinks.Details(View.Series.Id), order);
}
