using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain.Figures;

namespace Vejviser.Web.Features.Figures;

public sealed class IndexModel(GetFigures get) : PageModel
{
    public IEnumerable<FigureTable> National => get.Figures.All.Where(table => table is { Series.IsNational: true, Newest: { } newest } && table.National(newest).Value is not null);

    public IEnumerable<FigureTable> ByMunicipality => get.Figures.All.Where(table => !table.Series.IsNational);
}
