using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.Editorial;

/// <summary>For every page of the room: nothing is cached, an unknown case is 404, and a case that has moved on meanwhile is shown as it is now.</summary>
internal sealed class CaseFilter : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";
        if (context.RouteData.Values["publicId"] is not string publicId)
        {
            await next();
            return;
        }

        if (!await ExistsAsync(context.HttpContext, publicId))
        {
            context.Result = new NotFoundResult();
            return;
        }

        var executed = await next();
        if (executed.Exception is IllegalTransitionException or DbUpdateConcurrencyException)
        {
            executed.ExceptionHandled = true;
            executed.Result = new RedirectResult(EditorialLinks.CaseAfter(publicId, Notice.Moved));
        }
    }

    private static async Task<bool> ExistsAsync(HttpContext context, string publicId)
    {
        if (!Slug.IsValid(publicId))
        {
            return false;
        }

        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(context.RequestAborted);
        return await db.PracticeExamples.AnyAsync(example => example.PublicId == publicId, context.RequestAborted);
    }
}
