using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Figures;

/// <summary>The map alone, for a frame on another site.</summary>
[Embeddable]
public sealed class EmbedModel(GetFigures get, ContentFollower content, Site site) : PageModel
{
    public FigureRequest Asked { get; private set; } = null!;

    /// <summary>The page it is a part of.</summary>
    public string Address => site.Url(Request) + Asked.At(FigureLinks.Details(Asked.Map.View.Series.Id));

    public IActionResult OnGet(string? series)
    {
        if (FigureRequest.Read(series, Request.Query, get, content.Current.Catalogue) is not { } asked)
        {
            return NotFound();
        }

        Asked = asked;
        return Page();
    }
}
