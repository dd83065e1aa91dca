using Vejviser.Domain.Evidence;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Says how well an example's effect is known: the editors' word, the rule's, and where the knowledge stops. The same on page, in Word and in the API.</summary>
/// <param name="Example">The example.</param>
/// <param name="Proposal">What the rule says of it.</param>
public sealed record EvidenceExplanation(PublishedExample Example, EvidenceProposal Proposal)
{
    private PracticeExampleContent Content => Example.Content;

    public static EvidenceExplanation Of(PublishedExample example) => new(example, example.ProposeEvidence());

    /// <summary>Whether the editors see it otherwise than the rule.</summary>
    public bool Differs => Content.Evidence != Proposal.Level;

    /// <summary>"Reglen foreslår det samme.", or what it proposes and why the editors differ.</summary>
    public string Comparison => !Differs
        ? "Reglen foreslår det samme."
        : $"Reglen foreslår »{Proposal.Level.Name()}«. " + (Content.EvidenceReason is { } reason ? $"Redaktionens begrundelse: {reason}" : "Redaktionen har ikke skrevet, hvorfor den vurderer anderledes.");

    /// <summary>Why the rule says so, and what would lift it.</summary>
    public string Basis => $"{Proposal.Why} Næste skridt: {Proposal.Lift}";

    /// <summary>How much the effort has been tried.</summary>
    public string Tried => Example.Tried is { Sentence: { } sentence } tried ? $"{tried.Maturity.Name()}: {sentence}" : "Det er ikke oplyst, hvor længe og for hvor mange indsatsen er brugt.";

    /// <summary>Where the knowledge stops.</summary>
    public string Limit => Content.Provenance == Provenance.CollectedByEditors
        ? "Oplysningerne er fra kilden alene: Hverken tallene eller deres sammenhæng med indsatsen er efterprøvet."
        : "Kommunen har selv oplyst resultaterne.";

    public override string ToString() => $"{Comparison} {Basis} {Tried} {Limit}";
}
