using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Subscriptions;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Follow;

// There is nothing to forge: anybody may ask, and the owner of the address decides. So readers stay without cookies.
[IgnoreAntiforgeryToken]
public sealed class IndexModel(Subscribe subscribe, LetterLimits limits, Site site) : PageModel
{
    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "pace")]
    public string? Pace { get; set; }

    /// <summary>Hidden from people; programs that fill everything fill it too.</summary>
    [BindProperty(Name = "website")]
    public string? Trap { get; set; }

    public FollowSubject? Subject { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsSent { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "sendt")] bool sent, CancellationToken cancellationToken)
    {
        IsSent = sent;
        Subject = await subscribe.FindAsync(Request.Query, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Subject = await subscribe.FindAsync(Request.Query, cancellationToken);
        if (Subject is null)
        {
            return Page();
        }

        if (!await limits.AllowsAsync("follow", HttpContext, cancellationToken))
        {
            Issues = [new("", "Der er sendt mange mails fra din adresse. Prøv igen om en time.")];
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }

        Issues = string.IsNullOrEmpty(Trap)
            ? await subscribe.RunAsync(Subject, Email, Pace == "straks" ? SubscriptionPace.AtOnce : SubscriptionPace.Weekly, site.Address, cancellationToken)
            : [];
        return Issues.Count > 0 ? this.Invalid() : Redirect($"{FollowLinks.Follow}{QueryString.Create(Request.Query.Where(pair => pair.Key != "sendt")).Add("sendt", "true")}");
    }
}
