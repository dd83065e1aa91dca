using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Vejviser.Web.Features.Errors;

namespace Vejviser.Web.Infrastructure;

/// <summary>Which methods an address answers: what can be read answers GET and HEAD, and a page nothing else unless a handler is written for it.</summary>
internal static class ReadMethods
{
    /// <summary>GET and HEAD, for an endpoint that is mapped by somebody else.</summary>
    public static HttpMethodMetadata Metadata { get; } = new([HttpMethods.Get, HttpMethods.Head]);

    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) =>
        endpoints.MapMethods(pattern, Metadata.HttpMethods, handler);

    /// <summary>Tells the OpenAPI document which refusals to expect, all as problem details; too many requests are always one.</summary>
    public static TBuilder Refuses<TBuilder>(this TBuilder endpoints, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
        => endpoints.WithMetadata([.. statuses.Append(StatusCodes.Status429TooManyRequests).Select(status => new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]))]);

    /// <summary>Without a handler for the method, Razor Pages would show a page that nothing has filled.</summary>
    internal sealed class HandlerRequired : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            var method = context.HttpContext.Request.Method;
            if (context.HandlerMethod is null && context.HandlerInstance is not ErrorModel && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
