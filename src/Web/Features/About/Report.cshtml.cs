using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.About;

public sealed class ReportModel : PageModel
{
    /// <summary>The page the reader came from; shown only when it is an address of ours.</summary>
    public string? OnPage { get; private set; }

    public void OnGet([FromQuery(Name = "side")] string? page)
    {
        OnPage = page is ['/', ..] and { Length: <= 200 } && !page.StartsWith("//", StringComparison.Ordinal) && page.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-') ? page : null;
    }
}
