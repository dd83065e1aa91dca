using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Vejviser.Data;
using Vejviser.Domain.Evidence;

namespace Vejviser.Web.Features.OpenData;

/// <summary>Gives every operation in the OpenAPI document an example of its answer, taken from the starter content, and every parameter the values it takes.</summary>
internal sealed class DescribeApi(ContentFollower content) : IOpenApiDocumentTransformer
{
    private const string Examples = "Vejviser.Web.Features.OpenData.Examples.";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations?.Values ?? Enumerable.Empty<OpenApiOperation>()))
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                Describe(operation.OperationId!, parameter);
            }

            if (operation.Responses?.TryGetValue("200", out var answered) == true && answered.Content?.TryGetValue("application/json", out var form) == true && form is OpenApiMediaType answer)
            {
                answer.Example = Example(operation.OperationId!);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The example of an operation's answer; null where there is none.</summary>
    internal static JsonNode? Example(string operation)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Examples}{operation}.json");
        return file is null ? null : JsonNode.Parse(file);
    }

    private void Describe(string operation, OpenApiParameter parameter)
    {
        var catalogue = content.Current.Catalogue;
        var schema = parameter.Schema as OpenApiSchema;
        IEnumerable<string>? values = (operation, parameter.Name) switch
        {
            (_, "theme") => catalogue.Themes.Keys,
            (_, "effort") => catalogue.EffortTypes.Keys,
            (_, "targetGroup") => catalogue.TargetGroups.Keys,
            (_, "evidence") => Enum.GetValues<EvidenceLevel>().Select(level => level.Id()),
            (_, "sort") => ["relevance", "newest", "title"],
            ("ListObservations", "id") => content.Current.Figures.All.Select(table => table.Series.Id),
            (_, "rate") => ["minimum", "basic", "increased", "home"],
            (_, "churchMember" or "singleProvider") => ["true", "false"],
            (_, "incomeCounts") => ["before", "after"],
            _ => null,
        };
        if (values is not null && (schema?.Items as OpenApiSchema ?? schema) is { } one)
        {
            one.Enum = [.. values.Select(value => (JsonNode)value)];
        }

        parameter.Example = (operation, parameter.Name) switch
        {
            ("GetExample", "id") => "aalborg-svejsere-bladt",
            ("GetPosition", "slug") => "maalet-er-job",
            ("ListObservations", "id") => "kontanthjaelp-mv",
            ("ListObservations", "period") => "2022",
            (_, "q") => "svejser",
            (_, "page") => "1",
            (_, "size") => "20",
            (_, "hoursPerWeek") => "8",
            (_, "hourlyWage") => "140",
            _ => null,
        };
    }
}
