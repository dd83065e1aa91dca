using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

public sealed class ShortlistModel(GetPracticeExample get) : PageModel
{
    public const int MaxExamples = 30;

    public IReadOnlyList<PublishedExample> Examples { get; private set; } = [];

    /// <summary>How many of those asked for are not to be had.</summary>
    public int Missing { get; private set; }

    public bool IsCut { get; private set; }

    public Catalogue Catalogue => get.Catalogue;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // The list page carries what was chosen before as "liste" and sends what is ticked now as "id".
        var asked = Request.Query["liste"].Concat(Request.Query["id"]).OfType<string>().Distinct().ToList();
        var slugs = asked.Where(Slug.IsValid).Take(MaxExamples).ToList();
        Examples = slugs.Count == 0 ? [] : await get.FindAsync(slugs, cancellationToken);
        IsCut = asked.Count > MaxExamples;
        Missing = Math.Min(asked.Count, MaxExamples) - Examples.Count;
    }

    public string Without(PublishedExample example) =>
        PracticeExampleLinks.ShortlistOf(Examples.Where(other => other != example).Select(other => other.Slug));

    public string FindMore =>
        PracticeExampleLinks.List + QueryString.Create(Examples.Select(example => KeyValuePair.Create("liste", (string?)example.Slug)));

    public string Municipalities(PublishedExample example) =>
        Danish.List(example.Content.Municipalities.Select(code => Catalogue.Municipalities[code].Name).ToList());
}
