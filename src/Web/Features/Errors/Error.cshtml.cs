using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Vejviser.Web.Features.Errors;

// Reached by re-execution: the caller has already been counted.
[DisableRateLimiting]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    [FromRoute]
    public int Status { get; init; }

    public string Heading => Status switch
    {
        404 => "Siden findes ikke",
        403 => "Du har ikke adgang til siden",
        429 => "Vent et øjeblik",
        >= 500 => "Noget gik galt hos os",
        _ => "Vi forstod ikke forespørgslen",
    };

    public string Advice => Status switch
    {
        404 => "Adressen kan være skrevet forkert, eller siden kan være flyttet. Søg efter det, du leder efter, eller begynd forfra.",
        403 => "Siden kræver rettigheder, som du ikke har. Kontakt redaktionen, hvis du mener, at det er en fejl.",
        429 => "Der kom for mange forespørgsler fra din adresse. Prøv igen om et minut.",
        >= 500 => "Fejlen ligger ikke hos dig. Prøv igen om lidt, og fortæl redaktionen om det, hvis den bliver ved.",
        _ => "Tjek adressen, og prøv igen.",
    };

    /// <summary>Finds the log line of a fault; shown for faults of ours only.</summary>
    public string? TraceId => Status >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;

    // Whatever the method was: the error may be that there is no handler for it.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = Status is >= 400 and < 600 ? Status : StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
    }
}
