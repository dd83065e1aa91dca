using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Share.Drafts;

/// <summary>For every page of a draft: its address is told to nobody, a link that leads nowhere is 404, and what has moved on meanwhile is shown as it is now.</summary>
internal sealed class DraftFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.RouteData.Values["token"] is not string token)
        {
            await next();
            return;
        }

        var (http, cancellation) = (context.HttpContext, context.HttpContext.RequestAborted);
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        await using (var db = await http.RequestServices.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancellation))
        {
            if (await db.DraftWithTokenAsync(token, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime, cancellation) is null)
            {
                context.Result = new NotFoundResult();
                return;
            }
        }

        var executed = await next();
        if (executed.Exception is IllegalTransitionException or DbUpdateConcurrencyException)
        {
            executed.ExceptionHandled = true;
            executed.Result = new RedirectResult(ShareLinks.DraftAfter(token, DraftNotice.Moved));
        }
    }
}
