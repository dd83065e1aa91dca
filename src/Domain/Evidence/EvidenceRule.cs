namespace Vejviser.Domain.Evidence;

/// <summary>Proposes how well the effect of an effort is known, from what is declared about it. Pure; the decision table is docs/evidence.md.</summary>
/// <remarks>An editor decides, and says why where they differ.</remarks>
public static class EvidenceRule
{
    /// <summary>Fewer people than this say little: chance alone moves their share by a fifth.</summary>
    internal const int Few = 30;

    /// <summary>Fewer than this is a story, not a count.</summary>
    internal const int Handful = 5;

    /// <summary>Shorter than this, in months, and nobody knows whether it lasted.</summary>
    internal const int Lasting = 6;

    // The first row that fits decides.
    private static readonly Row[] Table =
    [
        new(1, facts => facts.Figure.IsExpected, EvidenceLevel.NotAssessed, _ => "Mål det, og skriv, hvornår og for hvor mange."),
        new(2, facts => facts.IsImpression, EvidenceLevel.NotAssessed, facts => facts.Figure.Value is null ? "Tæl, hvor mange det gælder." : "Tæl igen, når flere har været med."),
        new(3, facts => !facts.IsBetter && facts.IsCompared, EvidenceLevel.TriedWithoutEffect, facts => facts.Missing ?? "Følg dem længere, og se, om det bliver ved."),
        new(4, facts => !facts.IsBetter && facts.IsBeforeAfter && facts.HasEnough, EvidenceLevel.TriedWithoutEffect, _ => "Sammenlign med borgere, der ikke fik indsatsen."),
        new(5, facts => !facts.IsBetter, EvidenceLevel.NotAssessed, facts => facts.Missing ?? "Sammenlign med borgere, der ikke fik indsatsen."),
        new(6, facts => facts.IsCompared && facts.Missing is null, EvidenceLevel.Documented, facts => facts.IsFollowed ? "Prøv det samme i en anden kommune." : "Følg dem i mindst et halvt år."),
        new(7, facts => facts.IsCompared, EvidenceLevel.Promising, facts => facts.Missing!),
        new(8, facts => facts.IsBeforeAfter && facts.Missing is null && facts.HasBaseline && facts.IsFollowed && facts.Maturity > Maturity.New, EvidenceLevel.Documented, _ => "Sammenlign med borgere, der ikke fik indsatsen."),
        new(9, facts => facts.IsBeforeAfter, EvidenceLevel.Promising, facts => facts.Missing ?? (
            !facts.HasBaseline ? "Opgiv tallet fra før indsatsen."
            : !facts.IsFollowed ? "Følg borgerne i mindst et halvt år efter indsatsen."
            : "Brug indsatsen i mindst et år.")),
        new(10, facts => facts.Missing is null && facts.Maturity == Maturity.WellTried, EvidenceLevel.Documented, _ => "Mål også før indsatsen, eller sammenlign med borgere, der ikke fik den."),
        new(11, _ => true, EvidenceLevel.Promising, facts => facts.Missing ?? "Mål også før indsatsen, eller sammenlign med borgere, der ikke fik den."),
    ];

    /// <summary>What the rule says of each outcome, and of all together.</summary>
    /// <param name="figures">The results; those that are no outcome are passed over.</param>
    /// <param name="hasSource">Whether the example as a whole has a source: then each result has.</param>
    /// <param name="maturity">How much the effort has been tried.</param>
    public static EvidenceProposal Propose(IEnumerable<ResultFigure> figures, bool hasSource, Maturity maturity)
    {
        var outcomes = figures.Where(figure => figure.Outcome is not null).Select(figure => Judge(new(figure, hasSource, maturity))).ToList();
        // Work and education are what the effort is for; among these the best known decides, and at equal knowledge the better news.
        var deciding = outcomes
            .OrderBy(outcome => outcome.Level == EvidenceLevel.NotAssessed)
            .ThenBy(outcome => outcome.Outcome.Kind > OutcomeKind.Education)
            .ThenByDescending(outcome => outcome.Outcome.Design)
            .ThenBy(outcome => outcome.Level)
            .FirstOrDefault();
        return deciding is null
            ? new(EvidenceLevel.NotAssessed, "Ingen resultater er oplyst, så de kan vurderes.", "Oplys ét resultat: hvad der blev bedre, for hvor mange, og hvordan I ved det.", [])
            : new(deciding.Level, deciding.Why, deciding.Lift, outcomes);
    }

    private static OutcomeProposal Judge(Facts facts)
    {
        var row = Table.First(row => row.Fits(facts));
        return new(facts.Figure, facts.Outcome, row.Level, row.Number, Why(facts), row.Lift(facts));
    }

    private static string Why(Facts facts)
    {
        var outcome = facts.Outcome;
        var people = outcome.People is { } count ? $" for {Danish.Count(count, "person", "personer")}" : "";
        var followed = outcome.FollowUpMonths is { } months ? $" og fulgt i {Danish.Count(months, "måned", "måneder")}" : "";
        var what = $"Resultatet for {outcome.Kind.Name()}";
        if (facts.Figure.IsExpected)
        {
            return $"{what} er forventet, ikke målt.";
        }

        var how = outcome.Design switch
        {
            _ when facts.IsImpression => facts.Figure.Value is null ? "er en erfaring, som ingen har talt op" : $"gælder kun {Danish.Count(outcome.People!.Value, "person", "personer")}",
            StudyDesign.Experience => $"er talt op bagefter{people}{followed}, men ikke sammenlignet med noget",
            StudyDesign.BeforeAfter => $"er målt før og efter{people}{followed}, men ikke sammenlignet med andre",
            StudyDesign.ComparisonGroup => $"er målt{people}{followed} og sammenlignet med andre, der ikke fik indsatsen",
            _ => $"er målt{people}{followed} og sammenlignet ved lodtrækning",
        };
        return outcome.Direction switch
        {
            OutcomeDirection.Unchanged => $"{what} {how}; der var ingen forskel.",
            OutcomeDirection.Worse => $"{what} {how}; det blev dårligere.",
            _ => $"{what} {how}.",
        };
    }

    private sealed record Row(int Number, Func<Facts, bool> Fits, EvidenceLevel Level, Func<Facts, string> Lift);

    private sealed record Facts(ResultFigure Figure, bool ExampleHasSource, Maturity Maturity)
    {
        public Outcome Outcome => Figure.Outcome!;

        public bool IsBetter => Outcome.Direction == OutcomeDirection.Better;

        public bool IsCompared => Outcome.Design >= StudyDesign.ComparisonGroup;

        public bool IsBeforeAfter => Outcome.Design == StudyDesign.BeforeAfter;

        // What nobody has counted, and what happened to a handful.
        public bool IsImpression => Outcome.Design == StudyDesign.Experience && (Figure.Value is null || Outcome.People < Handful);

        public bool HasEnough => Outcome.People >= Few;

        public bool HasBaseline => Outcome.Baseline is not null;

        public bool IsFollowed => Outcome.FollowUpMonths >= Lasting;

        // What every documented result needs, in the order it is easiest to give.
        public string? Missing =>
            Figure.Value is null ? "Opgiv tallet."
            : Outcome.People is null ? "Oplys, hvor mange det gælder."
            : !HasEnough ? $"Tæl igen, når mindst {Few} har været med."
            : Outcome.Source is null && !ExampleHasSource ? "Opgiv, hvor tallet kommer fra."
            : null;
    }
}

/// <summary>What the rule proposes for an example.</summary>
/// <param name="Level">The level.</param>
/// <param name="Why">One sentence: what it rests on.</param>
/// <param name="Lift">One sentence: what would lift it.</param>
/// <param name="Outcomes">The same for each outcome.</param>
public sealed record EvidenceProposal(EvidenceLevel Level, string Why, string Lift, IReadOnlyList<OutcomeProposal> Outcomes);

/// <summary>What the rule proposes for one outcome.</summary>
/// <param name="Figure">The result.</param>
/// <param name="Outcome">What is declared about it.</param>
/// <param name="Level">The level.</param>
/// <param name="Row">The row of the decision table in docs/evidence.md that decided.</param>
/// <param name="Why">One sentence: what it rests on.</param>
/// <param name="Lift">One sentence: what would lift it.</param>
public sealed record OutcomeProposal(ResultFigure Figure, Outcome Outcome, EvidenceLevel Level, int Row, string Why, string Lift)
{
    /// <summary>What it rests on, with the result's own source where it has one.</summary>
    public string Basis => Outcome.Source is { } source ? $"{Why} Kilde: {source}." : Why;

    /// <summary>
    /// The effect in people: "1 mere i job for hver 9 deltagere". Only where shares were compared with people who did not get the effort;
    /// null otherwise.
    /// </summary>
    /// <remarks>The number needed for one more: 100 divided by the difference in percentage points, rounded to a whole person.</remarks>
    public string? InPeople
    {
        get
        {
            var gained = Figure.Value - Outcome.Baseline;
            if (Figure.IsExpected || Outcome.Design < StudyDesign.ComparisonGroup || Outcome.Direction != OutcomeDirection.Better || gained is not > 0 ||
                Figure.PlainUnit is not ("procent" or "pct." or "%") || Outcome.Kind is not (OutcomeKind.Job or OutcomeKind.Education))
            {
                return null;
            }

            return $"1 mere i {Outcome.Kind.Name()} for hver {Danish.Number(Math.Round(100 / gained.Value, MidpointRounding.AwayFromZero))} deltagere";
        }
    }
}
