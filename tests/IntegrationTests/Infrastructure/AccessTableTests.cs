using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Vejviser.Domain.Accounts;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Infrastructure;

/// <summary>Calls every endpoint as everybody and compares what came of it with the table in docs/security.md. UPDATE_DOCS=1 writes the table.</summary>
public sealed partial class AccessTableTests
{
    private const string Begin = "<!-- access table: written by AccessTableTests with UPDATE_DOCS=1 -->";
    private const string End = "<!-- end of access table -->";

    private static readonly (string Name, AccountRole? Role, bool Strong)[] Callers =
    [
        ("nobody", null, false),
        ("contributor", AccountRole.Contributor, false),
        ("municipality contact", AccountRole.MunicipalityContact, false),
        ("editor", AccountRole.Editor, false),
        ("editor, second factor", AccountRole.Editor, true),
        ("administrator", AccountRole.Administrator, false),
        ("administrator, second factor", AccountRole.Administrator, true),
    ];

    [Fact]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        await using var site = await TestSite.StartAsync();
        await site.PublishedAsync();
        List<Visitor> visitors = [];
        foreach (var (_, role, strong) in Callers)
        {
            visitors.Add(await site.VisitorAsync(role, strong));
        }

        var table = new StringBuilder("| Endpoint | Method | ").AppendJoin(" | ", Callers.Select(caller => caller.Name)).Append(" |\n|").Append(string.Concat(Enumerable.Repeat(" --- |", Callers.Length + 2))).Append('\n');
        foreach (var (route, method) in await EndpointsAsync(site))
        {
            table.Append("| `").Append(route).Append("` | ").Append(method).Append(" | ");
            List<string> answers = [];
            foreach (var visitor in visitors)
            {
                answers.Add(await CallAsync(visitor, method, Address(route)));
            }

            table.AppendJoin(" | ", answers).Append(" |\n");
        }

        visitors.ForEach(visitor => visitor.Dispose());
        await CompareAsync(table.ToString());
    }

    /// <summary>What an answer means for the caller.</summary>
    private static async Task<string> CallAsync(Visitor visitor, string method, string address)
    {
        using var request = new HttpRequestMessage(new(method), address);
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([]);
        }

        using var response = await visitor.RawAsync(request);
        var location = response.Headers.Location?.OriginalString ?? "";
        return response.StatusCode switch
        {
            HttpStatusCode.Forbidden => "no",
            HttpStatusCode.Redirect when location.StartsWith("/konto/log-ind", StringComparison.Ordinal) => "signs in",
            HttpStatusCode.Redirect when location.StartsWith("/konto/bekraeft", StringComparison.Ordinal) => "confirms",
            >= HttpStatusCode.InternalServerError => "fails",
            // Let in: what the endpoint then thinks of an empty form, or of a thing that is not there, is not about access.
            _ => "yes",
        };
    }

    private static async Task<IReadOnlyList<(string Route, string Method)>> EndpointsAsync(TestSite site)
    {
        HashSet<(string Route, string Method)> found = [];
        foreach (var endpoint in site.Get<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (!EndpointsTests.IsAsset(route))
            {
                found.UnionWith((await MethodsAsync(site, endpoint)).Select(method => (route, method)));
            }
        }

        return found.OrderBy(one => one.Route, StringComparer.Ordinal).ThenBy(one => one.Method, StringComparer.Ordinal).ToList();
    }

    // A page tells no methods; it has handlers for them or it has not.
    private static async Task<IEnumerable<string>> MethodsAsync(TestSite site, RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
        {
            return endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Where(method => method is not "HEAD") ?? ["GET"];
        }

        var handlers = (await site.Get<PageLoader>().LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
        return handlers.Any(handler => handler.HttpMethod == "Post") ? ["GET", "POST"] : ["GET"];
    }

    /// <summary>An address of a route; what stands in it need not exist, for access is asked first.</summary>
    private static string Address(string route) => Parameter().Replace(route, match => match.Groups["type"].Value switch
    {
        ":int" => route.StartsWith("/fejl", StringComparison.Ordinal) ? "404" : "1",
        ":guid" => Guid.Empty.ToString(),
        _ => match.Groups["name"].Value is "documentName" ? "v1" : "aalborg-svejsere-bladt",
    });

    private static async Task CompareAsync(string table)
    {
        var file = Path.Combine(SourceTree.Root, "docs", "security.md");
        var text = await File.ReadAllTextAsync(file);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin > 0 && end > begin, $"{file} has no place for the table.");
        var expected = text[(begin + Begin.Length)..end].Trim() + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1" && expected != table)
        {
            await File.WriteAllTextAsync(file, $"{text[..(begin + Begin.Length)]}\n\n{table}\n{text[end..]}");
            return;
        }

        Assert.Equal(expected.Split('\n'), table.Split('\n'));
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)(?<type>:\w+)?\??\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
