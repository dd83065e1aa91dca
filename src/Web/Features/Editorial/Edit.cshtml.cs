using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial;

public sealed class EditModel(EditExample edit, GetCase get, Site site) : ActModel(get, site)
{
    private EditExample.Opened opened = null!;

    /// <summary>The revision the editor began with.</summary>
    [BindProperty(Name = "revision")]
    public int Revision { get; set; }

    public ExampleForm Form { get; private set; } = null!;

    /// <summary>Somebody else saved first: the fields where their text is another.</summary>
    public IReadOnlyList<ChangedField> Overtaken { get; private set; } = [];

    /// <summary>The fields that are not as their author sent them.</summary>
    public IReadOnlyList<ChangedField> ChangedSinceSent => opened.Sent is null ? [] : ChangedField.Between(opened.Sent, opened.Form);

    public ExampleFormView Fields => new(Form, opened.Content, edit.Catalogue, Issues);

    protected override IReadOnlyList<CaseAct> Acts => [CaseAct.Edit];

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        opened = await edit.OpenAsync(PublicId, cancellationToken);
        (Form, Revision) = (opened.Form, opened.Revision);
        return await base.OnGetAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Form = ExampleForm.Sent(Request.Form);
        var outcome = await edit.SaveAsync(PublicId, Form, Revision, Editor, cancellationToken);
        IReadOnlyList<Issue> overtaken = outcome.IsOvertaken ? [new("", "En anden har gemt imens. Sammenlign nedenfor; når du gemmer igen, er det din tekst, der gælder.")] : [];
        opened = await edit.OpenAsync(PublicId, cancellationToken);
        if (outcome.IsOvertaken)
        {
            ModelState.Remove("revision");
            (Revision, Overtaken) = (opened.Revision, ChangedField.Between(opened.Form, Form));
        }

        return await AnswerAsync(Task.FromResult<IReadOnlyList<Issue>>([.. overtaken, .. outcome.Issues]), outcome.IsUnchanged ? "uaendret" : "gemt", cancellationToken);
    }
}

/// <summary>A field in which two texts differ.</summary>
public sealed record ChangedField(string Label, IReadOnlyList<DifferencePart> Parts)
{
    public static IReadOnlyList<ChangedField> Between(ExampleForm before, ExampleForm after) => ExampleForm.Labels
        .Where(field => before[field.Key].Trim() != after[field.Key].Trim())
        .Select(field => new ChangedField(field.Value, TextDifference.Of(before[field.Key], after[field.Key])))
        .ToList();
}
