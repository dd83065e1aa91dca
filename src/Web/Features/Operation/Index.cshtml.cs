using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Domain;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Operation;

[UncachedContent]
public class IndexModel(GetOperation get) : PageModel
{
    public GetOperation.View Now { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Now = await get.ReadAsync(cancellationToken);
        Response.Headers.CacheControl = "no-store";
    }

    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "under et minut",
        { TotalHours: < 1 } => Danish.Count((int)age.TotalMinutes, "minut", "minutter"),
        { TotalDays: < 2 } => Danish.Count((int)age.TotalHours, "time", "timer"),
        _ => Danish.Count((int)age.TotalDays, "dag", "dage"),
    };
}
