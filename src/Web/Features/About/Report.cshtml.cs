using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.About;

// There is nothing to forge: anybody may report. So readers stay without cookies.
[UncachedContent]
[IgnoreAntiforgeryToken]
public sealed class ReportModel(ReportProblem report, LetterLimits limits, Site site) : PageModel
{
    /// <summary>The page the reader came from, as the address says it.</summary>
    [BindProperty(Name = "side", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    /// <summary>Hidden from people; programs that fill everything fill it too.</summary>
    [BindProperty(Name = "website")]
    public string? Trap { get; set; }

    /// <summary>The page the reader came from, when it is an address of ours.</summary>
    public string? OnPage => From is ['/', ..] and { Length: <= 200 } && !From.StartsWith("//", StringComparison.Ordinal) && From.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-') ? From : null;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsSent { get; private set; }

    public void OnGet([FromQuery(Name = "sendt")] bool sent)
    {
        Response.Headers.CacheControl = "no-store";
        IsSent = sent;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Issues = ReportProblem.Judge(Text, Email);
        if (Issues.Count > 0)
        {
            return this.Invalid();
        }

        if (!await limits.AllowsAsync("report", HttpContext, cancellationToken))
        {
            Issues = [new("", "Der er sendt mange beskeder fra din adresse. Gem teksten, og prøv igen om en time.")];
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }

        if (string.IsNullOrEmpty(Trap))
        {
            await report.RunAsync(OnPage, Text!, Email, site.Address, cancellationToken);
        }

        return Redirect($"{AboutLinks.Report}?sendt=true");
    }
}
