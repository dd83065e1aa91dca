using System.Text.Encodings.Web;
using Microsoft.OpenApi;
using Vejviser.Web.Features.OpenData;

namespace Vejviser.Web.Infrastructure;

/// <summary>The OpenAPI 3.1 description of the read API, and how its JSON is written.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        services.AddOpenApi("v1", openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Vejviser";
                document.Info.Version = "1";
                document.Info.Description = "Kommunernes eksempler på beskæftigelsesindsatser som åbne data.";
                // Relative to where the document was found.
                document.Servers = [new OpenApiServer { Url = "/" }];
                // HEAD answers as GET does; saying it twice helps nobody.
                foreach (var path in document.Paths.Values)
                {
                    path.Operations?.Remove(HttpMethod.Head);
                }

                return Task.CompletedTask;
            });
            openApi.AddDocumentTransformer<DescribeApi>();
        });
    }
}
