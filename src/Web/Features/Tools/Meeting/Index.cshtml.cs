using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Tools;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.Tools.Meeting;

/// <summary>A checklist for a rehabilitation meeting, empty until somebody who knows the case fills it. Stores nothing.</summary>
// There is nothing to forge, and so readers stay without cookies.
[IgnoreAntiforgeryToken]
[CountedTool]
public sealed class IndexModel : PageModel
{
    public MeetingChecklist? Checklist { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        Checklist = MeetingChecklist.Read(Typed, out var issues);
        Issues = issues;
        return Checklist is null ? this.Invalid() : Page();
    }

    /// <summary>What stands in a field.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].LastOrDefault() : null;
}
