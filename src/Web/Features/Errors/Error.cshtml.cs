using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Vejviser.Web.Access;

namespace Vejviser.Web.Features.Errors;

// Reached by re-execution: the caller has already been counted.
[DisableRateLimiting]
[IgnoreAntiforgeryToken]
public sealed class ErrorModel(IDataProtectionProvider protection) : PageModel
{
    [FromRoute]
    public int Status { get; init; }

    /// <summary>The form that was refused, for its sender to send again; null for none.</summary>
    public CarriedForm? Carried => HttpContext.Items[CarriedForm.Field] as CarriedForm;

    /// <summary>The same, for a hidden field.</summary>
    public string? Sealed => Carried?.Seal(protection);

    /// <summary>Whether a second factor is all that is missing.</summary>
    public bool CanConfirm => Carried is not null && User.NeedsSecondFactor();

    public string Heading => Status switch
    {
        400 when Carried is not null => "Siden var blevet gammel",
        401 => "Log ind igen",
        403 when CanConfirm => "Bekræft, at det er dig",
        410 => "Siden er taget ned",
        413 => "Det er for stort",
        404 when IsDraft => "Linket virker ikke længere",
        404 => "Siden findes ikke",
        403 => "Du har ikke adgang til siden",
        429 => "Vent et øjeblik",
        503 when Carried is not null => "Vi kan ikke gemme lige nu",
        503 => "Det kan vi ikke lige nu",
        >= 500 => "Noget gik galt hos os",
        _ => "Vi forstod ikke forespørgslen",
    };

    public string Advice => Status switch
    {
        400 when Carried is not null => "Du har måske logget ind eller ud i et andet vindue imens. Det, du skrev, er her stadig.",
        401 => "Du er ikke længere logget ind. Det, du skrev, er her stadig: log ind, så sender vi det videre.",
        410 => "Siden har været her, men er taget ned.",
        413 => "Filen eller teksten fylder mere, end vi kan tage imod. Gå tilbage, og gør den mindre.",
        404 when IsDraft => "Kladden kan være slettet, eller den har ligget urørt i 90 dage. Er adressen kopieret, så se efter, om den er kommet hel med. Du kan altid begynde på et nyt eksempel.",
        404 => "Adressen kan være skrevet forkert, eller siden kan være flyttet. Søg efter det, du leder efter, eller begynd forfra.",
        403 when CanConfirm => "Det kræver en passkey eller en kode fra din app. Det, du skrev, er her stadig.",
        403 when Carried is not null => "Du har ikke adgang hertil, så det, du skrev, er ikke gemt. Her kan du kopiere det.",
        403 => "Siden kræver rettigheder, som du ikke har. Kontakt redaktionen, hvis du mener, at det er en fejl.",
        429 => "Der kom for mange forespørgsler fra din adresse. Prøv igen om lidt.",
        503 when Carried is not null => "Fejlen ligger hos os. Det, du skrev, er her stadig: vent lidt, og send det igen.",
        503 => "Fejlen ligger hos os. Prøv igen om lidt.",
        >= 500 => "Fejlen ligger ikke hos dig. Prøv igen om lidt, og fortæl redaktionen om det, hvis den bliver ved.",
        _ => "Tjek adressen, og prøv igen.",
    };

    /// <summary>Whether somebody followed the secret link of a draft.</summary>
    public bool IsDraft => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath.StartsWith(ShareLinks.Draft(""), StringComparison.Ordinal) == true;

    /// <summary>Finds the log line of a fault; shown for faults of ours only.</summary>
    public string? TraceId => Status >= 500 ? Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier : null;

    // Whatever the method was: the error may be that there is no handler for it.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = Status is >= 400 and < 600 ? Status : StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
    }
}
