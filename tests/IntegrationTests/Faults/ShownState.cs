using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using Vejviser.IntegrationTests.Support;
using Vejviser.Web.Features;

namespace Vejviser.IntegrationTests.Faults;

/// <summary>What authors, editors and readers see of a contribution over HTTP.</summary>
internal sealed class ShownState(Visitor reader, Visitor editor) : IDisposable
{
    // What readers are promised: found two seconds after it was published.
    private static readonly TimeSpan ToBeFound = TimeSpan.FromSeconds(2);

    /// <summary>What was acknowledged and is not seen.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(Contribution about) =>
        about.IsPublished ? await PublishedAsync(about)
        : about.IsSubmitted ? await SubmittedAsync(about)
        : about.Token is not null ? await WrittenAsync(about)
        : [];

    public void Dispose()
    {
        reader.Dispose();
        editor.Dispose();
    }

    private async Task<IReadOnlyList<string>> WrittenAsync(Contribution about)
    {
        List<string> missing = [];
        for (var step = 1; step < about.Saved.Length; step++)
        {
            await reader.OpenAsync(about.Step(step));
            var fields = about.Fields(step, about.Saved[step]).Where(field => field.Value == about.Text(about.Saved[step])).Select(field => field.Name);
            foreach (var field in fields.Where(field => about.Saved[step] > 0 && Value(field) != about.Text(about.Saved[step])))
            {
                missing.Add($"the draft's field {field} shows »{Value(field)}« instead of save {about.Saved[step]}");
            }
        }

        return missing;
    }

    private async Task<IReadOnlyList<string>> SubmittedAsync(Contribution about)
    {
        await editor.OpenAsync($"{EditorialLinks.Queue}?q={about.Word}");
        if (editor.Page.QuerySelectorAll(".queue a").ToList() is not [var link])
        {
            return ["it is not in the queue, or more than once"];
        }

        await editor.OpenAsync(link.GetAttribute("href")!);
        return Texts(editor, about);
    }

    private async Task<IReadOnlyList<string>> PublishedAsync(Contribution about)
    {
        var address = PracticeExampleLinks.Details(about.PublicId!);
        await reader.OpenAsync(address);
        var missing = Texts(reader, about);
        var clock = Stopwatch.GetTimestamp();
        do
        {
            await reader.OpenAsync($"{PracticeExampleLinks.List}?q={about.Word}");
            if (reader.Page.QuerySelectorAll("a").Any(found => found.GetAttribute("href") == address))
            {
                return missing;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
        while (Stopwatch.GetElapsedTime(clock) < ToBeFound);

        return [.. missing, "search does not find it"];
    }

    private static List<string> Texts(Visitor visitor, Contribution about) => visitor.Status != HttpStatusCode.OK
        ? [$"{visitor.Path} answers {visitor.Status}"]
        : Enumerable.Range(1, 3).Where(step => !visitor.Page.Body!.TextContent.Contains(about.Text(about.Saved[step]), StringComparison.Ordinal))
            .Select(step => $"{visitor.Path} does not show save {about.Saved[step]} of step {step}").ToList();

    private string? Value(string field) => reader.Page.QuerySelector($"[name={field}]") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
