using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Infrastructure;

/// <summary>Answers to forms.</summary>
internal static class FormAnswers
{
    /// <summary>The same page with what was typed and what is wrong with it: 422, so that it is never taken for a missing form token (400).</summary>
    public static PageResult Invalid(this PageModel page) => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Makes every page of a folder anew for each request, and lets nobody keep it.</summary>
    public static void KeepNothingOf(this PageConventionCollection pages, string folder) => pages.AddFolderApplicationModelConvention(folder, page =>
    {
        page.EndpointMetadata.Add(new UncachedContentAttribute());
        page.Filters.Add(new NoStore());
    });

    private sealed class NoStore : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
