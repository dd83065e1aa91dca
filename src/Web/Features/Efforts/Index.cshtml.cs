using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Efforts;

public sealed class IndexModel(ContentFollower content) : PageModel
{
    public ILookup<EffortStance, EffortType> ByStance => content.Current.Catalogue.EffortTypes.Values.ToLookup(effort => effort.Stance);
}
