using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>An example alone, for a frame on another site. One that has gone says so in the frame, and nothing of what it said.</summary>
[Embeddable]
public sealed class CardModel(GetPracticeExample get, Site site) : PageModel
{
    /// <summary>Null when it is not public any more.</summary>
    public PublishedExample? Example { get; private set; }

    /// <summary>The page it is a part of.</summary>
    public string Address => site.Url(Request) + PracticeExampleLinks.Details(Example!.Slug);

    public string List => site.Url(Request) + PracticeExampleLinks.List;

    public string Municipalities => Danish.List(Example!.Content.Municipalities.Select(code => get.Catalogue.Municipalities[code].FullName).ToList());

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        Example = Slug.IsValid(slug) && await get.FindAsync([slug], cancellationToken) is [var found] ? found : null;
        if (Example is not null)
        {
            return Page();
        }

        return await get.FindGoneAsync(slug, cancellationToken) switch
        {
            null => NotFound(),
            { Into: { } other } => RedirectPermanent(PracticeExampleLinks.Embed(other.Slug)),
            _ => new PageResult { StatusCode = StatusCodes.Status410Gone },
        };
    }
}
