using Vejviser.Data;
using Vejviser.Domain;
using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;
using Vejviser.Web.DesignSystem;
using Vejviser.Web.Features.Writing;

namespace Vejviser.Web.Features.Editorial;

/// <summary>The form of an example ready to be shown: what can be chosen, and what is wrong where.</summary>
public sealed class ExampleFormView(ExampleForm form, PracticeExampleContent before, Catalogue catalogue, IReadOnlyList<Issue> issues)
{
    private readonly PracticeExampleContent read = form.Over(before, catalogue, out _);

    public ExampleForm Form => form;

    /// <summary>What the rule says of what stands in the form.</summary>
    public EvidenceProposal Proposal => read.ProposeEvidence();

    public IReadOnlyList<Issue> Issues => issues;

    public IReadOnlyList<Choice> Themes { get; } = catalogue.Themes.Values.Select(theme => new Choice(theme.Id, theme.Name)).ToList();

    public IReadOnlyList<Choice> EffortTypes { get; } = catalogue.EffortTypes.Values.Select(effort => new Choice(effort.Id, effort.Name)).ToList();

    public IReadOnlyList<Choice> TargetGroups { get; } = catalogue.TargetGroups.Values.Select(group => new Choice(group.Id, group.Name)).ToList();

    public IReadOnlyList<Choice> Evidence { get; } = Enum.GetValues<EvidenceLevel>().Select(level => new Choice(level.Id(), level.Name(), level.Meaning())).ToList();

    public IReadOnlyList<Choice> WorkObligation { get; } = Enum.GetValues<WorkObligationRelation>().Select(relation => new Choice(relation.Id(), relation.Name())).ToList();

    public IReadOnlyList<Choice> Attachments { get; } = before.Attachments.Select(attachment => new Choice(attachment.Id.ToString(), attachment.Name)).ToList();

    /// <summary>Whether a municipality wrote it: contact and approval then belong to it, and a source does not.</summary>
    public bool IsShared => before.Provenance == Provenance.SharedByMunicipality;

    /// <summary>The places in a field's text that its issues are about.</summary>
    // Figures are read as sentences, so their places are not those of the lines.
    public IReadOnlyList<MarkedPlace> Places(string field) => field == "result_figures" ? [] : MarkedPlace.Of(field, ExampleForm.Of(read, catalogue)[field], issues);
}
