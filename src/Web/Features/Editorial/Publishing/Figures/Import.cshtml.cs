using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Data.Figures;
using Vejviser.Domain;
using Vejviser.Domain.Figures;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.Figures;

[RequestSizeLimit(20 * 1024 * 1024)]
[RequestFormLimits(ValueLengthLimit = 10 * 1024 * 1024, MultipartBodyLengthLimit = 20 * 1024 * 1024)]
public sealed class ImportModel(PublishFigures publish, ContentFollower content, Site site) : PageModel
{
    public FigureForm Form { get; private set; } = new(null, null, null, null, null, null, null);

    public IReadOnlyList<Series> Series { get; private set; } = [];

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>What the import would change, or what is wrong with the table; null before a table is chosen.</summary>
    public FigureImport? Preview { get; private set; }

    /// <summary>A municipality's name, by its code.</summary>
    public string Name(string code) => content.Current.Catalogue.Municipalities.GetValueOrDefault(code)?.Name ?? "Hele landet";

    // Why the file is no table; null when it is.
    private string? UnreadFile { get; set; }

    public async Task OnGetAsync([FromQuery(Name = "serie")] string? series, CancellationToken cancellationToken)
    {
        Form = Form with { Series = series };
        Series = await publish.SeriesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        Series = await publish.SeriesAsync(cancellationToken);
        if (await ReadAsync(cancellationToken) is not { } target)
        {
            return this.Invalid();
        }

        Preview = await publish.PreviewAsync(Form.Table!, target, cancellationToken);
        return Preview.Faults.Count > 0 ? this.Invalid() : Page();
    }

    public async Task<IActionResult> OnPostImportAsync(CancellationToken cancellationToken)
    {
        Series = await publish.SeriesAsync(cancellationToken);
        if (await ReadAsync(cancellationToken) is not { } target)
        {
            return this.Invalid();
        }

        Preview = await publish.StoreAsync(Form.Table!, target, Editor.Behind(Request, site), cancellationToken);
        return Preview.Faults.Count > 0 ? this.Invalid() : Redirect(EditorialLinks.Noticed(EditorialLinks.Figures, "tal-hentet"));
    }

    private async Task<FigureTarget?> ReadAsync(CancellationToken cancellationToken)
    {
        var form = await Request.ReadFormAsync(cancellationToken);
        string? table = form["table"];
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            await using var stream = file.OpenReadStream();
            (table, UnreadFile) = await FigureText.ReadAsync(stream, cancellationToken);
        }

        Form = new(form["series"], form["title"], form["source"], form["date"], form["kind"], form["reason"], table);
        var target = PublishFigures.Read(Form, Series, out var issues);
        Issues = UnreadFile is null ? issues : [.. issues.Where(issue => issue.Field != "file"), new("file", UnreadFile)];
        return UnreadFile is null ? target : null;
    }
}
