using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Vejviser.Web.Infrastructure;

/// <summary>What is posted to a page is a form, or the caller is told so: a page that reads one may count on it.</summary>
internal sealed class FormRequired : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method) && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            if (request.HasFormContentType)
            {
                try
                {
                    await request.ReadFormAsync(context.HttpContext.RequestAborted);
                }
                catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
                {
                    // Too many fields, too long ones, or cut off in the middle. The page that says so must not read it again.
                    request.Form = FormCollection.Empty;
                    context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
                    return;
                }
            }
            else if (!string.IsNullOrEmpty(request.ContentType) || request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
                return;
            }
            else
            {
                // A button with nothing to say: mail programs post nothing to stop a subscription.
                request.Form = FormCollection.Empty;
            }
        }

        await next();
    }
}
