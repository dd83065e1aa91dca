using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

public sealed class EditModel(EditSeries edit, Site site) : PageModel
{
    public Series Series { get; private set; } = null!;

    public SeriesForm Form { get; private set; } = null!;

    /// <summary>The series this one may be a share or a total of.</summary>
    public IReadOnlyList<Series> Counts { get; private set; } = [];

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? series, CancellationToken cancellationToken)
    {
        if (!await FindAsync(series, cancellationToken))
        {
            return NotFound();
        }

        Form = SeriesForm.Of(Series);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? series, CancellationToken cancellationToken)
    {
        if (!await FindAsync(series, cancellationToken))
        {
            return NotFound();
        }

        Form = SeriesForm.Sent(await Request.ReadFormAsync(cancellationToken));
        Issues = await edit.SaveAsync(Series.Id, Form, Editor.Behind(Request, site), cancellationToken);
        return Issues.Count > 0 ? this.Invalid() : Redirect(EditorialLinks.Noticed(EditorialLinks.Figures, "serie-gemt"));
    }

    private async Task<bool> FindAsync(string? id, CancellationToken cancellationToken)
    {
        var all = (await edit.ListAsync(cancellationToken)).Select(one => one.Series).ToList();
        if (all.Find(one => one.Id == id) is not { } series)
        {
            return false;
        }

        (Series, Counts) = (series, all.Where(one => one.CountsPersons && one.Id != id).ToList());
        return true;
    }
}
