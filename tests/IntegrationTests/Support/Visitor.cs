using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Vejviser.IntegrationTests.Support;

/// <summary>Somebody with a browser's memory but no script: keeps cookies, and sends forms as the page gave them, token and all.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient client;
    private (IDocument Page, string Path) sentFrom;

    public Visitor(Uri address)
    {
        Cookies = new();
        client = new(Handler(Cookies)) { BaseAddress = address };
    }

    /// <summary>What a browser's connections are like: HTTP/2 wherever the other side encrypts. A proxy of a test signs its own certificate.</summary>
    public static HttpClientHandler Handler(CookieContainer cookies) => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies,
        ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate is { Subject: "CN=127.0.0.1", Issuer: "CN=127.0.0.1" },
    };

    public CookieContainer Cookies { get; }

    /// <summary>Whether posts say where they come from, as browsers do.</summary>
    public bool SendsOrigin { get; set; }

    /// <summary>Which host requests say they came to; null for the one they did.</summary>
    public string? Host { get; set; }

    /// <summary>The last page read.</summary>
    public IDocument Page { get; private set; } = null!;

    /// <summary>The status of the last answer.</summary>
    public HttpStatusCode Status { get; private set; }

    /// <summary>Where the last answer led: the address of the page, redirects followed.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Opens an address, following redirects within the site as a browser does.</summary>
    public Task<IDocument> OpenAsync(string path) => SendAsync(() => new(HttpMethod.Get, path));

    /// <summary>Fills fields of the form with this action (or the only POST form) and sends it; what is not named keeps what the page gave.</summary>
    public Task<IDocument> SubmitAsync(params (string Name, string Value)[] fields) => SubmitAsync(null, fields);

    /// <summary>As above; <paramref name="action"/> is the end of the form's action, or the value of the button pressed.</summary>
    public async Task<IDocument> SubmitAsync(string? action, params (string Name, string Value)[] fields)
    {
        var (form, pressed) = Find(action);
        var values = Values(form, pressed, fields);
        sentFrom = (Page, Path);
        return await SendAsync(() => new(HttpMethod.Post, Target(form, pressed)) { Content = new FormUrlEncodedContent(values) });
    }

    /// <summary>Goes back to the form that was last sent, as it stands in the browser.</summary>
    public void Back() => (Page, Path) = sentFrom;

    /// <summary>Sends a form with a file in it.</summary>
    public async Task<IDocument> UploadAsync(string? action, string field, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        var (form, pressed) = Find(action);
        var values = Values(form, pressed, fields);
        return await SendAsync(() =>
        {
            var body = new MultipartFormDataContent();
            foreach (var (name, value) in values)
            {
                body.Add(new StringContent(value), name);
            }

            body.Add(new ByteArrayContent(content), field, fileName);
            return new(HttpMethod.Post, Target(form, pressed)) { Content = body };
        });
    }

    /// <summary>Sends any request with this visitor's cookies; the answer's page is read where it is one.</summary>
    public async Task<HttpResponseMessage> RawAsync(HttpRequestMessage request)
    {
        var response = await client.SendAsync(request);
        Status = response.StatusCode;
        return response;
    }

    public void Dispose() => client.Dispose();

    private string Target(IHtmlFormElement form, IElement? pressed) => new Uri(new Uri(client.BaseAddress!, Path), pressed?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? "").PathAndQuery;

    private (IHtmlFormElement Form, IElement? Pressed) Find(string? action)
    {
        var forms = Page.QuerySelectorAll<IHtmlFormElement>("form").Where(form => string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)).ToList();
        if (action is null)
        {
            Assert.True(forms.Count == 1, $"{Path} ({Status}) has {forms.Count} POST forms: {Page.Body?.TextContent}");
            return (forms[0], null);
        }

        foreach (var form in forms)
        {
            if (form.GetAttribute("action")?.EndsWith(action, StringComparison.Ordinal) == true)
            {
                return (form, null);
            }

            if (form.QuerySelectorAll("button").FirstOrDefault(button => button.GetAttribute("value") == action || button.GetAttribute("formaction")?.EndsWith(action, StringComparison.Ordinal) == true) is { } pressed)
            {
                return (form, pressed);
            }
        }

        throw new Xunit.Sdk.XunitException($"{Path} ({Status}) has no form »{action}«: {Page.Body?.TextContent}");
    }

    private static List<KeyValuePair<string, string>> Values(IHtmlFormElement form, IElement? pressed, (string Name, string Value)[] fields)
    {
        var named = fields.Select(field => field.Name).ToHashSet();
        List<KeyValuePair<string, string>> values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || named.Contains(name) || element.HasAttribute("disabled"))
            {
                continue;
            }

            switch (element)
            {
                case IHtmlInputElement { Type: "file" or "submit" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.Options.Where(option => option.IsSelected).Select(option => KeyValuePair.Create(name, option.Value)));
                    break;
            }
        }

        if (pressed?.GetAttribute("name") is { } button)
        {
            values.Add(new(button, pressed.GetAttribute("value") ?? ""));
        }

        return values;
    }

    private async Task<IDocument> SendAsync(Func<HttpRequestMessage> make)
    {
        var response = await SendOnceAsync(make());
        for (var hops = 0; response.Headers.Location is { } location && (int)response.StatusCode is >= 300 and < 400; hops++)
        {
            Assert.True(hops < 10, $"Too many redirects, last to {Path}");
            var next = new Uri(new Uri(client.BaseAddress!, Path), location);
            Assert.Equal(client.BaseAddress!.Authority, next.Authority);
            response.Dispose();
            response = await SendOnceAsync(new(HttpMethod.Get, next.PathAndQuery));
        }

        Page = new HtmlParser(new HtmlParserOptions(), BrowsingContext.New()).ParseDocument(await response.Content.ReadAsStringAsync());
        response.Dispose();
        return Page;
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request)
    {
        using (request)
        {
            Path = new Uri(client.BaseAddress!, request.RequestUri!).PathAndQuery;
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionOrLower;
            request.Headers.Host = Host;
            if (SendsOrigin && request.Method == HttpMethod.Post)
            {
                request.Headers.Add("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
            }

            var response = await client.SendAsync(request);
            Status = response.StatusCode;
            return response;
        }
    }
}
