using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Features.Development;

/// <summary>A page with nothing in it: what scripts/bench measures the others against. Answers in Development only.</summary>
public sealed class EmptyModel(IWebHostEnvironment environment) : PageModel
{
    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
