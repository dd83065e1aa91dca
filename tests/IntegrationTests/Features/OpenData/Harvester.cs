using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Vejviser.IntegrationTests.Support;

namespace Vejviser.IntegrationTests.Features.OpenData;

/// <summary>Somebody else's program that keeps a copy of what is public, by docs/open-data.md and nothing else.</summary>
internal sealed partial class Harvester(TestSite site)
{
    private string? since;

    /// <summary>What it holds: each thing by kind and id, as the API told it.</summary>
    public SortedDictionary<string, string> Copy { get; } = new(StringComparer.Ordinal);

    /// <summary>Every id it was ever told of.</summary>
    public HashSet<string> Told { get; } = new(StringComparer.Ordinal);

    /// <summary>Asks what has changed until there is nothing more.</summary>
    /// <param name="size">How many at a time.</param>
    public async Task FollowAsync(int size)
    {
        while (true)
        {
            using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/changes?size={size}{(since is null ? "" : $"&since={since}")}", UriKind.Relative)));
            foreach (var item in answer.RootElement.GetProperty("items").EnumerateArray())
            {
                var (type, id) = (item.GetProperty("type").GetString()!, item.GetProperty("id").GetString()!);
                Told.Add(id);
                if (item.GetProperty("state").GetString() == "gone")
                {
                    Copy.Remove($"{type} {id}");
                }
                else
                {
                    Copy[$"{type} {id}"] = await ReadAsync(type, id);
                }
            }

            since = answer.RootElement.GetProperty("next").GetString();
            if (answer.RootElement.GetProperty("items").GetArrayLength() == 0)
            {
                return;
            }
        }
    }

    /// <summary>Reads everything anew, without asking what has changed.</summary>
    public async Task<SortedDictionary<string, string>> ReadAllAsync()
    {
        SortedDictionary<string, string> all = new(StringComparer.Ordinal);
        for (var page = "/api/v1/examples?size=7"; page is not null;)
        {
            using var response = await site.GetAsync(page);
            using var list = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            foreach (var id in list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!))
            {
                all.Add($"example {id}", await ReadAsync("example", id));
            }

            page = Next().Match(string.Join(", ", response.Headers.GetValues("Link"))) is { Success: true } next ? new Uri(next.Groups["page"].Value).PathAndQuery : null;
        }

        foreach (var (type, list, key) in ((string, string, string)[])[("series", "series", "id"), ("position", "positions", "slug"), ("partnership", "partnerships", "slug")])
        {
            using var answer = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"/api/v1/{list}", UriKind.Relative)));
            foreach (var id in answer.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(key).GetString()!))
            {
                all.Add($"{type} {id}", await ReadAsync(type, id));
            }
        }

        return all;
    }

    private async Task<string> ReadAsync(string type, string id) => type switch
    {
        "example" => await GetAsync($"/api/v1/examples/{id}"),
        "series" => await OfListAsync("/api/v1/series", "id", id) + await GetAsync($"/api/v1/series/{id}/observations"),
        "position" => await GetAsync($"/api/v1/positions/{id}"),
        _ => await OfListAsync("/api/v1/partnerships", "slug", id),
    };

    private async Task<string> OfListAsync(string path, string key, string id)
    {
        using var list = JsonDocument.Parse(await GetAsync(path));
        return list.RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty(key).GetString() == id).GetRawText();
    }

    private async Task<string> GetAsync(string path)
    {
        using var response = await site.GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("<(?<page>[^>]+)>; rel=\"next\"")]
    private static partial Regex Next();
}
