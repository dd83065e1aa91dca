using Microsoft.AspNetCore.Mvc;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing;

public sealed class HideModel(HideExample hide, GetCase get, Site site) : ActModel(get, site)
{
    [BindProperty(Name = "vis")]
    public bool Show { get; set; }

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Hide, CaseAct.Show];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await hide.RunAsync(PublicId, !Show, Editor, cancellationToken);
        return Redirect(EditorialLinks.CaseAfter(PublicId, Show ? "vist" : "skjult"));
    }
}
