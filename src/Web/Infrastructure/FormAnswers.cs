using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Vejviser.Web.Infrastructure;

/// <summary>Answers to forms.</summary>
internal static class FormAnswers
{
    /// <summary>The same page with what was typed and what is wrong with it: 422, so that it is never taken for a missing form token (400).</summary>
    public static PageResult Invalid(this PageModel page)
    {
        page.Response.Headers.CacheControl = "no-cache, no-store";
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
