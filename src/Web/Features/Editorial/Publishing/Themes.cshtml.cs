using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Accounts;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Access;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class ThemesModel(ChangeThemes change, Site site) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Text { get; set; }

    [BindProperty(Name = "tema", SupportsGet = true)]
    public string? Filter { get; set; }

    [BindProperty(Name = "theme")]
    public string? Theme { get; set; }

    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty(Name = "id")]
    public List<string> Ids { get; set; } = [];

    public IReadOnlyList<PublishedExample> Found { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Null before anybody has asked for one.</summary>
    public ChangeThemes.Preview? Preview { get; private set; }

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public Catalogue Catalogue => change.Catalogue;

    private ChangeThemes.Change Wanted => new(Theme, Act != "fjern", Ids);

    public void OnGet()
    {
        var found = change.Find(Text, Filter);
        (Found, Total) = (found.Items, found.Total);
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        OnGet();
        Preview = await change.PreviewAsync(Wanted, cancellationToken);
        Issues = Preview.Issues;
        return Issues.Count == 0 ? Page() : this.Invalid();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        OnGet();
        Issues = await change.RunAsync(Wanted, new(User.AccountId(), User.Role().Name(), site.Url(Request)), cancellationToken);
        return Issues.Count == 0 ? Redirect(EditorialLinks.Noticed(EditorialLinks.Themes, "temaer")) : this.Invalid();
    }
}
