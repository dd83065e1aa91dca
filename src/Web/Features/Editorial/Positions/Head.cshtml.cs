using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain.Positions;
using Vejviser.Domain.Vocabularies;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Positions;

/// <summary>Title, summary, origin, contact and sources.</summary>
public sealed class HeadModel(EditPosition edit, Site site) : PaperPage(edit, site)
{
    private static readonly SourceReference EmptySource = new("", "", null, null);

    private readonly EditPosition edit = edit;

    /// <summary>What was typed, with a row for one more source.</summary>
    public PositionContent Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = WithRoom(Working);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var head = Sent(await Request.ReadFormAsync(cancellationToken));
        Form = WithRoom(head);
        return await AnswerAsync(edit.SaveHeadAsync(Slug, Version!, head, Editor, cancellationToken), "kladde-gemt", cancellationToken);
    }

    private static PositionContent WithRoom(PositionContent content) => content with { Sources = [.. content.Sources, EmptySource] };

    private static PositionContent Sent(IFormCollection form)
    {
        List<SourceReference> sources = [];
        for (var row = 0; form.ContainsKey($"source_title_{row}"); row++)
        {
            sources.Add(new(One($"source_title_{row}"), One($"source_publisher_{row}"), Or($"source_url_{row}"), Or($"source_date_{row}")));
        }

        return PositionContent.Blank(One("title")) with { Summary = One("summary"), Origin = One("origin"), ContactRole = One("contact_role"), Sources = sources.Where(source => source != EmptySource).ToList() };

        string One(string field) => form[field].FirstOrDefault()?.ReplaceLineEndings("\n").Trim() ?? "";

        string? Or(string field) => One(field) is { Length: > 0 } text ? text : null;
    }
}
