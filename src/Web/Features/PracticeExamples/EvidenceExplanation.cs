using Vejviser.Domain;
using Vejviser.Domain.PracticeExamples;

namespace Vejviser.Web.Features.PracticeExamples;

/// <summary>Says in two sentences what kind of knowledge stands behind an example, and where it stops.</summary>
public static class EvidenceExplanation
{
    public static string Of(PracticeExampleContent content) => $"{Basis(content)} {Limit(content)}";

    private static string Basis(PracticeExampleContent content) => (content.ResultFigures.Count, content.Results) switch
    {
        ( > 0, not null) => $"Kilden beskriver resultaterne og opgiver {Danish.Count(content.ResultFigures.Count, "tal", "tal")}.",
        ( > 0, null) => $"Kilden opgiver {Danish.Count(content.ResultFigures.Count, "tal", "tal")} om forløbet, men beskriver ingen resultater.",
        (0, not null) => "Kilden beskriver resultaterne i ord.",
        _ => "Kilden beskriver indsatsen, men ingen resultater.",
    };

    private static string Limit(PracticeExampleContent content) => content.Provenance == Provenance.CollectedByEditors
        ? "Redaktionen har sat niveauet ud fra kilden alene: Hverken tallene eller deres sammenhæng med indsatsen er efterprøvet."
        : "Kommunen har selv oplyst resultaterne, og redaktionen har sat niveauet.";
}
