using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vejviser.Data.Rules;
using Vejviser.Domain;
using Vejviser.Domain.Rules;
using Vejviser.Web.Infrastructure;

namespace Vejviser.Web.Features.Editorial.Publishing.RuleValues;

public sealed class EditModel(EnterRuleValue enter, Site site) : PageModel
{
    public RuleParameter Parameter { get; private set; } = null!;

    public IReadOnlyList<RuleEntry> Entries { get; private set; } = [];

    public RuleValueForm Form { get; private set; } = null!;

    public IReadOnlyList<Issue> Issues { get; private set; } = [];

    /// <summary>What the value would change; null before it is asked for.</summary>
    public EnterRuleValue.Preview? Preview { get; private set; }

    /// <summary>Whether the value was changed after it was shown.</summary>
    public bool IsChanged { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = RuleValueForm.After(Parameter, enter.Now.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var form = await Request.ReadFormAsync(cancellationToken);
        Form = RuleValueForm.Sent(form);
        if (form["act_on"].FirstOrDefault() != "gem")
        {
            Preview = enter.Show(Parameter.Id, Form, out var issues);
            Issues = issues;
            return Issues.Count > 0 ? this.Invalid() : Page();
        }

        // What is stored is what was shown: changed since, it is shown again.
        if (form["shown"].FirstOrDefault() is { } shown && enter.Show(Parameter.Id, Form, out _) is { } now && now.After.Version != shown)
        {
            (Preview, IsChanged) = (now, true);
            return Page();
        }

        Issues = await enter.SaveAsync(Parameter.Id, Form, Editor.Behind(Request, site), cancellationToken);
        return Issues.Count > 0 ? this.Invalid() : Redirect(EditorialLinks.Noticed(EditorialLinks.Rules, "regel-gemt"));
    }

    private async Task<bool> FindAsync(string? id, CancellationToken cancellationToken)
    {
        if (enter.Now.Find(id) is not { } parameter)
        {
            return false;
        }

        Parameter = parameter;
        Entries = await enter.EntriesAsync(parameter.Id, cancellationToken);
        return true;
    }
}
