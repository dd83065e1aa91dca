using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Data.Use;
using Vejviser.Domain;
using Vejviser.Domain.Municipalities;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.Infrastructure;
using Vejviser.Web.Use;

namespace Vejviser.Web.Features.PracticeExamples;

[CountedUse(UseKind.View)]
public sealed class DetailsModel(GetPracticeExample get, Site site) : PageModel
{
    /// <summary>Why there is no example here any more; null while there is one.</summary>
    public GoneExample? Gone { get; private set; }

    public GetPracticeExample.View View { get; private set; } = null!;

    public PublishedExample Example => View.Example;

    public PracticeExampleContent Case => View.Example.Content;

    public Catalogue Catalogue => get.Catalogue;

    public IReadOnlyList<Municipality> Municipalities { get; private set; } = [];

    public string Address => site.Url(Request) + PracticeExampleLinks.Details(Example.Slug);

    public async Task<IActionResult> OnGetAsync(string? slug, CancellationToken cancellationToken)
    {
        if (await get.FindAsync(slug, cancellationToken) is not { } view)
        {
            Gone = await get.FindGoneAsync(slug, cancellationToken);
            return Gone switch
            {
                null => NotFound(),
                { Into: { } other } => RedirectPermanent(PracticeExampleLinks.Details(other.Slug)),
                _ => new PageResult { StatusCode = Gone.Kind == GoneKind.Withdrawn ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound },
            };
        }

        View = view;
        Municipalities = Case.Municipalities.Select(code => Catalogue.Municipalities[code]).ToList();
        return Page();
    }

    /// <summary>What another site writes to show the example.</summary>
    public string EmbedCode => $"<iframe src=\"{site.Url(Request)}{PracticeExampleLinks.Embed(Example.Slug)}\" title=\"{System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Case.Title)}\" width=\"480\" height=\"420\"></iframe>";

    public Citation Citation => new(
        Danish.List(Municipalities.Select(municipality => municipality.FullName).ToList()),
        Case.Year,
        Case.Title,
        DateOnly.FromDateTime(Example.UpdatedAt),
        Address);
}

/// <summary>What a reader copies to name the example as a source.</summary>
public sealed record Citation(string Municipalities, int? Year, string Title, DateOnly UpdatedOn, string Address)
{
    public override string ToString() =>
        $"{Municipalities} ({(Year is { } year ? $"{year}" : "u.å.")}): {Title}. Vejviser, opdateret {Danish.Date(UpdatedOn)}. {Address}";
}
