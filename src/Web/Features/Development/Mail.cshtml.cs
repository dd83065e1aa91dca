using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Development;

/// <summary>The mail that was written, to be read where no mail server is named. Answers in Development only.</summary>
public sealed class MailModel(IWebHostEnvironment environment, ListMail list) : PageModel
{
    public IReadOnlyList<ListMail.Row> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment())
        {
            return NotFound();
        }

        Messages = await list.NewestAsync(cancellationToken);
        return Page();
    }
}
