using Microsoft.AspNetCore.Mvc;
using Vejviser.Domain;
using Vejviser.Web.Access;
using Vejviser.Web.Features.Writing;
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

    // Like publishing: what readers see at once asks for the second factor, before anything is typed.
    private bool IsAllowed => !opened.IsShownAtOnce || User.IsStrong();

    public override async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        opened = await edit.OpenAsync(PublicId, cancellationToken);
        (Form, Revision) = (opened.Form, opened.Revision);
        return IsAllowed ? await base.OnGetAsync(cancellationToken) : Forbid();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        opened = await edit.OpenAsync(PublicId, cancellationToken);
        if (!IsAllowed)
        {
            return Forbid();
        }

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
