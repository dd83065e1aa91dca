using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.PracticeExamples;

// There is nothing to forge: anybody may write, and a session's cookie does not come along from other sites. So readers stay without cookies.
[UncachedContent]
[IgnoreAntiforgeryToken]
public sealed class ContactModel(WriteToContact write, LetterLimits limits, Site site) : PageModel
{
    [FromRoute]
    public string Slug { get; init; } = "";

    [BindProperty(Name = "name")]
    public string? Name { get; set; }

    [BindProperty(Name = "email")]
    public string? Email { get; set; }

    [BindProperty(Name = "text")]
    public string? Text { get; set; }

    /// <summary>Hidden from people; programs that fill everything fill it too.</summary>
    [BindProperty(Name = "website")]
    public string? Trap { get; set; }

    public WriteToContact.Contact Contact { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "sendt")] bool sent, CancellationToken cancellationToken)
    {
        IsSent = sent;
        Email = User.IsSignedIn() ? User.Email() : null;
        return await ShowAsync(StatusCodes.Status200OK, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var letter = new WriteToContact.ReaderLetter(Name, Email, Text, User.IsSignedIn() ? User.Email() : null, site.Address);
        Issues = WriteToContact.Judge(letter);
        if (Issues.Count > 0)
        {
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancellationToken);
        }

        if (!await limits.AllowsAsync("contact", HttpContext, cancellationToken))
        {
            Issues = [new("", "Der er sendt mange beskeder fra din adresse. Gem teksten, og prøv igen om en time.")];
            return await ShowAsync(StatusCodes.Status429TooManyRequests, cancellationToken);
        }

        Issues = string.IsNullOrEmpty(Trap) ? await write.SendAsync(Slug, letter, cancellationToken) : [];
        return Issues.Count == 0 ? Redirect($"{PracticeExampleLinks.Contact(Slug)}?sendt=true") : await ShowAsync(StatusCodes.Status422UnprocessableEntity, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(int status, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        if (await write.FindAsync(Slug, cancellationToken) is not { } contact)
        {
            return NotFound();
        }

        Contact = contact;
        return new PageResult { StatusCode = status };
    }
}
