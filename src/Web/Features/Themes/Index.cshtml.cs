using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain.Vocabularies;

namespace Vejviser.Web.Features.Themes;

public sealed class IndexModel(ContentFollower content) : PageModel
{
    public ILookup<ThemeGroup, Theme> Groups => content.Current.Catalogue.Themes.Values.ToLookup(theme => theme.Group);
}
