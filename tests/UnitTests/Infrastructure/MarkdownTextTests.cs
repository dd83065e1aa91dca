using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Vejviser.UnitTests.Search;
using Vejviser.Web.Infrastructure;

namespace Vejviser.UnitTests.Infrastructure;

public sealed class MarkdownTextTests
{
    private static readonly HashSet<string> Allowed = ["p", "ul", "ol", "li", "strong", "em", "a", "h2", "h3", "blockquote", "br"];

    private readonly MarkdownText markdown = new();

    [Theory]
    [InlineData(null, "")]
    [InlineData("  \n ", "")]
    [InlineData("Et **stærkt** og *let* ord", "<p>Et <strong>stærkt</strong> og <em>let</em> ord</p>\n")]
    [InlineData("- en\n- to", "<ul>\n<li>en</li>\n<li>to</li>\n</ul>\n")]
    [InlineData("1. en\n2. to", "<ol>\n<li>en</li>\n<li>to</li>\n</ol>\n")]
    [InlineData("## Del", "<h2>Del</h2>\n")]
    [InlineData("> citat", "<blockquote>\n<p>citat</p>\n</blockquote>\n")]
    [InlineData("[KL](https://www.kl.dk/a?b=1&c=2)", "<p><a href=\"https://www.kl.dk/a?b=1&amp;c=2\">KL</a></p>\n")]
    [InlineData("[tema](/temaer/igu)", "<p><a href=\"/temaer/igu\">tema</a></p>\n")]
    [InlineData("[post](mailto:post@eksempel.dk)", "<p><a href=\"mailto:post@eksempel.dk\">post</a></p>\n")]
    [InlineData("2 < 3 & 4 > 1", "<p>2 &lt; 3 &amp; 4 &gt; 1</p>\n")]
    public void Editors_text_becomes_plain_HTML(string? text, string html)
    {
        Assert.Equal(html, Parse(Render(text)).Body!.InnerHtml);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java&#10;script:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x]( javascript:alert(1))")]
    [InlineData("[x](\u0001javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)")]
    [InlineData("[x](vbscript:msgbox(1))")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//ond.example/)")]
    [InlineData("[x](/\\ond.example/)")]
    [InlineData("[x](\\\\ond.example\\)")]
    [InlineData("[x](/\t/ond.example/)")]
    [InlineData("[x](<//ond.example/>)")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    public void Link_to_a_harmful_address_leads_nowhere_or_stays_on_the_site(string text)
    {
        Assert.All(Parse(Render(text)).QuerySelectorAll("a[href]"), link => Assert.Equal("vejviser.example", HostOf(link)));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("![x](https://ond.example/x.png)")]
    [InlineData("<svg><script>alert(1)</script></svg>")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<a href=\"x\" onclick=\"alert(1)\" style=\"x:expression(1)\">x</a>")]
    [InlineData("[x](https://kl.dk \"t\\\" onmouseover=alert(1) x=\\\"\")")]
    [InlineData("[x](https://kl.dk/\"onmouseover=alert(1)//)")]
    [InlineData("**<p onclick=alert(1)>**")]
    [InlineData("`<script>alert(1)</script>`")]
    [InlineData("```html\n<script>alert(1)</script>\n```")]
    [InlineData("    <script>alert(1)</script>")]
    [InlineData("<!--><script>alert(1)</script>-->")]
    [InlineData("<![CDATA[<script>alert(1)</script>]]>")]
    [InlineData("<iframe srcdoc=\"<script>alert(1)</script>\">")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<template><script>alert(1)</script></template>")]
    [InlineData("<base href=//ond.example>")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=//ond.example\">")]
    public void Attack_comes_out_harmless(string text)
    {
        AssertHarmless(Render(text));
    }

    [Fact]
    public void Any_text_at_all_comes_out_harmless()
    {
        string[] pieces = ["[x](", ")", "<", ">", "</", "<a href=\"", "javascript:", "&#x6a;", "<svg>", "`", "**", "\n\n", "- ", "<!--", "-->", "<script>", "\"", "onclick=", "](//x"];
        var random = new Random(7);
        foreach (var text in AnyTexts.Generate(500))
        {
            AssertHarmless(Render(string.Concat(Enumerable.Range(0, 8).Select(_ => pieces[random.Next(pieces.Length)])) + text));
        }
    }

    [Fact]
    public void Text_nested_too_deep_is_shown_as_it_was_written()
    {
        var text = new string('>', 5_000) + "x";

        Assert.Equal(text, Parse(Render(text)).Body!.TextContent);
        AssertHarmless(Render(new string('[', 5_000) + "<script>" + new string(']', 5_000)));
    }

    private static void AssertHarmless(string html)
    {
        foreach (var element in Parse(html).Body!.QuerySelectorAll("*"))
        {
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.True(element.LocalName == "a" && attribute.Name == "href", element.OuterHtml));
            Assert.DoesNotContain("script:", element.GetAttribute("href") ?? "", StringComparison.OrdinalIgnoreCase);
            Assert.False(element.GetAttribute("href")?.StartsWith("//", StringComparison.Ordinal) == true, element.OuterHtml);
        }
    }

    /// <summary>Where a browser on our site would go.</summary>
    private static string HostOf(IElement link) => new Url(new Url("https://vejviser.example/eksempler/x"), link.GetAttribute("href")!).Host;

    private static IDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(html);

    private string Render(string? text)
    {
        using var html = new StringWriter();
        markdown.Render(text).WriteTo(html, HtmlEncoder.Create(UnicodeRanges.All));
        return html.ToString();
    }
}
