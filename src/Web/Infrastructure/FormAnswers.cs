using Microsoft.AspNetCore.Mvc;
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

    /// <summary>Takes only what is a form and can be read as one on every page of a folder; anything else sent to it is the sender's mistake (400), not a fault of ours.</summary>
    /// <remarks>Pages with a form token need it not: without the token the form is refused before it is read.</remarks>
    public static void TakeOnlyForms(this PageConventionCollection pages, string folder) => pages.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new OnlyForms()));

    private sealed class OnlyForms : IAsyncResourceFilter
    {
        public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
        {
            var request = context.HttpContext.Request;
            if (!HttpMethods.IsPost(request.Method) || await CanReadAsync(request))
            {
                await next();
                return;
            }

            // Or the page that says so would read it again.
            request.Form = FormCollection.Empty;
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }

        private static async Task<bool> CanReadAsync(HttpRequest request)
        {
            try
            {
                return request.HasFormContentType && await request.ReadFormAsync(request.HttpContext.RequestAborted) is not null;
            }
            catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException or IOException)
            {
                return false;
            }
        }
    }

    private sealed class NoStore : IResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.Headers.CacheControl = "no-cache, no-store";

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
